package main

import (
	"context"
	"fmt"
	"strings"

	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/manual"
	"groundwork/content"
	"groundwork/content/load"
)

func (d *commandLine) helpLinesCommand() *cli.Command {
	return &cli.Command{
		Name:      "helplines",
		Usage:     "list help lines",
		ArgsUsage: "[COUNTRY]",
		Description: "Lists the help lines of a country, by any name it goes by, or of the country the clock\n" +
			"of this computer is set to, with where and when each number was seen. Numbers change:\n" +
			"the directory at the end has those of today. It opens no workbook.\n\n" +
			exit.Codes(exit.Done, exit.Failed, exit.Usage, exit.Nothing),
		ArgValidator: takes(0, maxNameWords),
		Action: func(_ context.Context, c *cli.Command) error {
			return d.helpLines(strings.Join(c.Args().Slice(), " "))
		},
	}
}

// maxNameWords is how many words the name of a country has at most: it needs no
// quotes around it.
const maxNameWords = 4

func (d *commandLine) helpLines(asked string) error {
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		return err
	}
	here, ok := content.HelpFor(countries, environ.Country())
	if asked != "" {
		if here, ok = content.FindHelp(countries, asked); !ok {
			return exit.New(exit.Nothing, fmt.Sprintf("no help lines are known for %q", asked),
				fmt.Sprintf("there are some for %s; elsewhere: %s", codes(countries), anywhere.Name))
		}
	}
	if ok {
		countries = []content.HelpCountry{here}
	}
	for _, country := range countries {
		d.country(country, anywhere)
	}
	fmt.Fprintf(d.out, "Anywhere\n  %s\n      %s\n", anywhere.Name, anywhere.Reach)
	return nil
}

// helpInShort is the help lines of where the computer's clock is, in few words.
func helpInShort() string {
	countries, anywhere, err := load.HelpCountries()
	if err != nil {
		return ""
	}
	var b strings.Builder
	say := func(words string) { b.WriteString(manual.SetLines(words, manual.Width) + "\n") }
	say(content.InDanger)
	here, ok := content.HelpFor(countries, environ.Country())
	if ok {
		say("Emergency, " + here.Name + ": " + here.Emergency)
	} else {
		say(content.EmergencyAnywhere)
	}
	for _, l := range here.Lines {
		say(l.Title() + ": " + l.Contact())
	}
	say(anywhere.Name + ": " + anywhere.Reach)
	return b.String()
}

func (d *commandLine) country(c content.HelpCountry, anywhere content.HelpLine) {
	fmt.Fprintf(d.out, "%s\n  Emergency\n      %s\n", c.Name, c.Emergency)
	d.about(c.Note, c.Source, c.Seen)
	for _, l := range c.Lines {
		fmt.Fprintf(d.out, "  %s\n      %s\n", l.Title(), l.Contact())
		d.about(l.Note, l.Source, l.Seen)
	}
	if none := c.NoneForHarm(anywhere); none != "" {
		fmt.Fprintf(d.out, "  %s\n", none)
	}
	fmt.Fprintln(d.out)
}

// about is what else there is to know of a number.
func (d *commandLine) about(note, source string, year int) {
	if note != "" {
		fmt.Fprintf(d.out, "      %s\n", note)
	}
	fmt.Fprintf(d.out, "      (seen %d: %s)\n", year, source)
}

func codes(countries []content.HelpCountry) string {
	var list []string
	for _, c := range countries {
		list = append(list, c.Code)
	}
	return strings.Join(list, ", ")
}
