package paper

import (
	"testing"
	"time"
)

// may returns a time on a day of May.
func may(day int) time.Time { return time.Date(2026, time.May, day, 12, 0, 0, 0, time.UTC) }

// Few ratings are drawn one by one; of very many, the average and how far they
// reach, so that it can still be read.
func TestDrawing(t *testing.T) {
	few := ChartLine{Points: []Point{{At: may(1), Value: 0}, {At: may(3), Value: 10}, {At: may(11), Value: 5}}}
	line, band := few.drawing()
	if len(line) != 3 || band != nil {
		t.Fatalf("%v %v", line, band)
	}
	if line[0] != (Spot{CurveLeft, CurveHeight - curveBottom}) || line[1].Y != curveTop || line[2].X != CurveWidth-CurveRight {
		t.Errorf("%v", line)
	}
	if share := (line[1].X - line[0].X) / (line[2].X - line[0].X); share < 0.19 || share > 0.21 {
		t.Errorf("two days of ten stand at %g", share)
	}
	var many ChartLine
	for i := range 4000 {
		many.Points = append(many.Points, Point{At: may(1).AddDate(0, 0, i), Value: i % 11})
	}
	line, band = many.drawing()
	if len(line) < stretches || len(line) > stretches+1 || len(band) != 2*len(line) {
		t.Fatalf("%d in the line, %d around the band", len(line), len(band))
	}
	for i, s := range line[:stretches] {
		if s.Y < Level(6) || s.Y > Level(4) {
			t.Errorf("an average at %g", s.Y)
		}
		if band[i].Y != Level(10) || band[len(band)-1-i].Y != Level(0) {
			t.Errorf("a band from %g to %g", band[i].Y, band[len(band)-1-i].Y)
		}
	}
	same := ChartLine{Points: []Point{{At: may(1), Value: 1}, {At: may(1), Value: 2}, {At: may(1), Value: 3}}}
	if line, _ := same.drawing(); line[0].X >= line[1].X || line[1].X >= line[2].X {
		t.Errorf("of one moment: %v", line)
	}
}

// TestSameDay: ratings of one day name it once.
func TestSameDay(t *testing.T) {
	for want, points := range map[string][]Point{
		"Stirred up: on 1 May 2026 from 7 to 5":                                              {{At: may(1), Value: 7}, {At: may(1).Add(time.Hour), Value: 5}},
		"Stirred up: on 1 May 2026 from 7 to 5, with a low of 2, with a high of 9":           {{At: may(1), Value: 7}, {At: may(1), Value: 2}, {At: may(1), Value: 9}, {At: may(1), Value: 5}},
		"Stirred up: on 1 May 2026 9 first and last":                                         {{At: may(1), Value: 9}, {At: may(1).Add(time.Hour), Value: 9}},
		"Stirred up: 9 on 1 May 2026 and on 3 May 2026, with a low of 4 on 2 May 2026":       {{At: may(1), Value: 9}, {At: may(2), Value: 4}, {At: may(3), Value: 9}},
		"Stirred up: from 7 on 1 May 2026 to 5 on 3 May 2026":                                {{At: may(1), Value: 7}, {At: may(3), Value: 5}},
		"Stirred up: from 7 on 1 May 2026 to 5 on 3 May 2026, with a low of 4 on 2 May 2026": {{At: may(1), Value: 7}, {At: may(2), Value: 4}, {At: may(3), Value: 5}},
	} {
		if got := (ChartLine{Label: "Stirred up", Points: points}).Phrase(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
