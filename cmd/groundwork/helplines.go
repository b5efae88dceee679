package main

import (
	"context"
	"fmt"
	"os"
	"strings"

	"github.com/urfave/cli/v3"

	"groundwork/content"
)

func (d *door) helpLinesCommand() *cli.Command {
	return &cli.Command{
		Name:      "helplines",
		Usage:     "list help lines",
		ArgsUsage: "[COUNTRY]",
		Description: "Lists the help lines of a country, given by its code, or of the country of your locale.\n" +
			"It opens no workbook.\n\n" + exitCodes(exitDone, exitFailed, exitUsage, exitNothing),
		ArgValidator: takes(0, 1),
		Action: func(_ context.Context, c *cli.Command) error {
			return d.helpLines(c.Args().First())
		},
	}
}

func (d *door) helpLines(asked string) error {
	countries, anywhere, err := content.HelpCountries()
	if err != nil {
		return err
	}
	code := strings.ToUpper(asked)
	if asked == "" {
		code = localeCountry()
	}
	here, ok := content.HelpFor(countries, code)
	if asked != "" && !ok {
		here, ok = content.HelpFor(countries, content.CountryOf("xx_"+asked)) // a member of the European Union
	}
	if asked != "" && !ok {
		return &failure{exitNothing, fmt.Sprintf("no help lines are known for %q", asked),
			fmt.Sprintf("there are some for %s; elsewhere: %s", codes(countries), anywhere.Name)}
	}
	if ok {
		countries = []content.HelpCountry{here}
	}
	for _, country := range countries {
		d.country(country)
	}
	fmt.Fprintf(d.out, "Anywhere\n  %s\n      %s\n", anywhere.Name, anywhere.Reach)
	return nil
}

func (d *door) country(c content.HelpCountry) {
	fmt.Fprintf(d.out, "%s\n  Emergency\n      %s\n", c.Name, c.Emergency)
	for _, l := range c.Lines {
		fmt.Fprintf(d.out, "  %s\n      %s\n", l.Name, l.Reach)
	}
	fmt.Fprintln(d.out)
}

func codes(countries []content.HelpCountry) string {
	var list []string
	for _, c := range countries {
		list = append(list, c.Code)
	}
	return strings.Join(list, ", ")
}

// localeCountry is the country the environment tells of, or "".
func localeCountry() string {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if locale := os.Getenv(name); locale != "" {
			return content.CountryOf(locale)
		}
	}
	return ""
}
