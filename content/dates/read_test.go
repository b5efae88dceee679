package dates_test

import (
	"os"
	"strings"
	"testing"
	"time"

	"groundwork/content"
	"groundwork/content/dates"
	"groundwork/content/text"
)

// thatDay is the day the dates are typed on, a Sunday.
var thatDay = time.Date(2026, time.November, 22, 9, 30, 0, 0, time.UTC)

// TestDatesOfTheTable reads what stands in testdata/dates.tsv, and writes it out.
func TestDatesOfTheTable(t *testing.T) {
	data, err := os.ReadFile("testdata/dates.tsv")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		typed, want, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		n++
		got := dates.Read(typed, thatDay, false)
		said := "not kept, and said so"
		if got.Why == "" {
			said = text.Date(time.Date(got.Date.Year, got.Date.Month, got.Date.Day, 0, 0, 0, 0, time.UTC))
		}
		if want, _, _ = strings.Cut(want, ", or"); said != want {
			t.Errorf("%q is %q (%s), want %q", typed, said, got.Why, want)
		}
	}
	if n < 13 {
		t.Errorf("only %d lines were read", n)
	}
}

func TestRead(t *testing.T) {
	for typed, want := range map[string]string{
		"3/4/2027":                    "2027-04-03",
		" 3 4 2027 ":                  "2027-04-03",
		"3.4.2027.":                   "2027-04-03",
		"3. 4. 2027":                  "2027-04-03",
		"3–4–2027":                    "2027-04-03",
		"2027/4/3":                    "2027-04-03",
		"2027.04.03":                  "2027-04-03",
		"20270403":                    "2027-04-03",
		"03042027":                    "2027-04-03",
		"20111220":                    "2011-12-20",
		"20122012":                    "2012-12-20",
		"29/02/2028":                  "2028-02-29",
		"3 April 2027":                "2027-04-03",
		"3rd of April, 2027":          "2027-04-03",
		"April 3, 2027":               "2027-04-03",
		"APR 3 2027":                  "2027-04-03",
		"3-apr-2027":                  "2027-04-03",
		"2027 Apr 3":                  "2027-04-03",
		"3apr2027":                    "2027-04-03",
		"Saturday, 3 April 2027":      "2027-04-03",
		"3 Sept":                      "2026-09-03",
		"1 May":                       "2026-05-01",
		"today":                       "2026-11-22",
		"Tomorrow":                    "2026-11-23",
		"yesterday":                   "2026-11-21",
		"+7":                          "2026-11-29",
		"+0":                          "2026-11-22",
		"-7":                          "2026-11-15",
		"-0":                          "2026-11-22",
		"+365":                        "2027-11-22",
		"31/04/2027":                  "There is no 31 April 2027.",
		"29.2.2027":                   "There is no 29 February 2027.",
		"2027-02-30":                  "There is no 30 February 2027.",
		"31 June 2027":                "There is no 31 June 2027.",
		"12/25/2026":                  "A month is a number from 1 to 12. The day comes first here.",
		"2026-25-12":                  "A month is a number from 1 to 12.",
		"0/4/2027":                    "A day is a number from 1 to 31.",
		"32/4/2027":                   "A day is a number from 1 to 31.",
		"003/4/2027":                  "A day is a number from 1 to 31.",
		"3/0/2027":                    "A month is a number from 1 to 12. The day comes first here.",
		"3/4/27":                      "Write the year with four digits, like 2026.",
		"3/4/0026":                    "Write the year with four digits, like 2026.",
		"3/4/026":                     "Write the year with four digits, like 2026.",
		"3/4/20270":                   "Write the year with four digits, like 2026.",
		"3 April 27":                  "Write the year with four digits, like 2026.",
		"3 April 0027":                "Write the year with four digits, like 2026.",
		"3/4/1027":                    "A year is from 1800 to 2199 here.",
		"3/4":                         "The year is missing.",
		"4/2027":                      "The day is missing.",
		"April":                       "The day is missing.",
		"April 2027":                  "The day is missing.",
		"2027":                        "The day and the month are missing.",
		"3":                           "The month and the year are missing.",
		"342027":                      "Where one number ends and the next begins is not clear.",
		"3/4/2027/5":                  "That is not a date.",
		"123456789":                   "That is not a date.",
		"3 April May 2027":            "That is not a date.",
		"Monday, 3 April 2027":        "3 April 2027 is a Saturday.",
		"soon":                        "That is not a date.",
		"3/4/2027 at noon":            "That is not a date.",
		"٣/٤/٢٠٢٧":                    "That is not a date.",
		"３/４/２０２７":                    "That is not a date.",
		"+":                           "That is not a date.",
		"+-3":                         "That is not a date.",
		"-":                           "That is not a date.",
		"--3":                         "The month and the year are missing.",
		"+99999":                      "That is not a date.",
		"/":                           "That is not a date.",
		"":                            "",
		"   ":                         "",
		strings.Repeat("3 April ", 9): "That is not a date.",
	} {
		got := dates.Read(typed, thatDay, false)
		said := got.Why
		if !got.Date.Empty() {
			said = time.Date(got.Date.Year, got.Date.Month, got.Date.Day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
		}
		if said != want {
			t.Errorf("%q is %q, want %q", typed, said, want)
		}
	}
}

func TestReadMonthFirst(t *testing.T) {
	for typed, want := range map[string]content.Date{
		"4/7/2026":     {Year: 2026, Month: time.April, Day: 7},
		"04072026":     {Year: 2026, Month: time.April, Day: 7},
		"2026-04-07":   {Year: 2026, Month: time.April, Day: 7},
		"7 April 2026": {Year: 2026, Month: time.April, Day: 7},
		"25/12/2026":   {},
		"13012026":     {},
	} {
		if got := dates.Read(typed, thatDay, true); got.Date != want || want.Empty() == (got.Why == "") {
			t.Errorf("%q is %v, %q", typed, got.Date, got.Why)
		}
	}
	for locale, want := range map[string]bool{
		"en_US.UTF-8": true, "en-us": true, "es_PR": true, "en_Latn_US@x=y": true, "us": false, "en_GB": false, "en_CA.UTF-8": false, "C.UTF-8": false, "POSIX": false, "": false,
	} {
		if content.MonthFirst(locale) != want {
			t.Errorf("in %q the month comes first: %v", locale, !want)
		}
	}
}

// TestDatesAreReadBack holds that every day is read as it was written, in both
// orders and without what stands between the numbers.
func TestDatesAreReadBack(t *testing.T) {
	for day := time.Date(1800, 1, 1, 0, 0, 0, 0, time.UTC); day.Year() < 2200; day = day.AddDate(0, 0, 1) {
		want := content.Date{Year: day.Year(), Month: day.Month(), Day: day.Day()}
		for _, monthFirst := range []bool{false, true} {
			typed := dates.Write(want, monthFirst)
			for _, s := range []string{typed, strings.ReplaceAll(typed, "/", ""), day.Format("20060102")} {
				if got := dates.Read(s, thatDay, monthFirst); got.Date != want {
					t.Fatalf("%q is %v, %q", s, got.Date, got.Why)
				}
			}
		}
	}
}

// TestDatesBegin holds that a date being typed is left in peace until it can't
// become one any more.
func TestDatesBegin(t *testing.T) {
	for _, typed := range []string{"24/12/2026", "2026-12-24", "24122026", "24 December 2026", "+12", "tomorrow", "1.2.2026"} {
		for i := 1; i < len(typed); i++ {
			if got := dates.Read(typed[:i], thatDay, false); got.Why != "" && !got.Begun {
				t.Errorf("%q says %q already", typed[:i], got.Why)
			}
		}
	}
	for _, typed := range []string{"31/02/2026", "1/2/26", "01020026", "soon", "32/1/2026"} {
		if got := dates.Read(typed, thatDay, false); got.Begun {
			t.Errorf("%q still says nothing", typed)
		}
	}
}

// TestReadPast takes no day that is still to come. One without a year is of this year or the last.
func TestReadPast(t *testing.T) {
	reads(t, dates.ReadPast, map[string]string{
		"22 November":          "2026-11-22",
		"23 November":          "2025-11-23",
		"31 December":          "2025-12-31",
		"3 March":              "2026-03-03",
		"22/11/2026":           "2026-11-22",
		"today":                "2026-11-22",
		"yesterday":            "2026-11-21",
		"-300":                 "2026-01-26",
		"23/11/2026":           "",
		"3 May 2027":           "",
		"tomorrow":             "",
		"+7":                   "",
		"29 February":          "",
		"Saturday 22 November": "2025-11-22",
		"Monday 22 November":   "",
		"13/13/2026":           "",
		"":                     "",
	})
}

// TestReadNext: a day without a year is the next one there is, as in any calendar.
func TestReadNext(t *testing.T) {
	reads(t, dates.ReadNext, map[string]string{
		"22 November":       "2026-11-22",
		"21 November":       "2027-11-21",
		"23 November":       "2026-11-23",
		"3 March":           "2027-03-03",
		"Wednesday 3 March": "2027-03-03",
		"3/3/2026":          "2026-03-03",
		"3 March 2026":      "2026-03-03",
		"today":             "2026-11-22",
		"yesterday":         "2026-11-21",
		"-300":              "2026-01-26",
		"+7":                "2026-11-29",
		"29 February":       "",
		"13/13/2026":        "",
		"":                  "",
	})
}

// reads holds what is read of each text on that day; of "" none, and of one that is no day a
// reason.
func reads(t *testing.T, read func(string, time.Time, bool) dates.Typed, texts map[string]string) {
	t.Helper()
	for typed, want := range texts {
		got := read(typed, thatDay, false)
		said := ""
		if !got.Date.Empty() {
			said = got.Date.Cell()
		}
		if said != want || typed != "" && (want == "") != (got.Why != "") {
			t.Errorf("%q is %q (%s), want %q", typed, said, got.Why, want)
		}
	}
}
