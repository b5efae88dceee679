package main

import (
	"context"
	"slices"
	"strings"

	"groundwork/cmd/groundwork/exit"
	"groundwork/cmd/groundwork/manual"

	"github.com/urfave/cli/v3"
)

// wrongUsage turns what the command line's parser says into our own words. What
// was given as a value is not repeated.
func wrongUsage(_ context.Context, c *cli.Command, err error, _ bool) error {
	hint := c.FullName() + " --help tells what can be given"
	text := err.Error()
	if name, ok := strings.CutPrefix(text, "flag provided but not defined: -"); ok {
		return exit.Wrong(hint, "there is no flag %s", manual.Dashed(name))
	}
	if name, ok := strings.CutPrefix(text, "flag needs an argument: "); ok {
		return exit.Wrong(hint, "the flag %s needs a value", name)
	}
	if _, after, ok := strings.Cut(text, " for flag -"); ok {
		name, _, _ := strings.Cut(after, ":")
		return exit.Wrong(hint, "the flag %s can't take that value", manual.Dashed(name))
	}
	return exit.Wrong(hint, "the command line can't be understood")
}

// takes refuses more arguments than the command knows what to do with.
func takes(least, most int) cli.ArgValidatorFunc {
	return func(_ context.Context, c *cli.Command) error {
		hint := "it is used as: " + strings.TrimSpace(c.FullName()+" "+c.ArgsUsage)
		switch n := c.NArg(); {
		case n < least:
			return exit.Wrong(hint, "%s needs to be told more", c.FullName())
		case n > most:
			return exit.Wrong(hint, "%q is one word too many", c.Args().Get(most))
		}
		return nil
	}
}

// swallows refuses a flag where another flag's value should be: --letter -f text would look
// for the letter "-f". What really begins so is given with an equals sign.
func swallows(c *cli.Command, args []string) error {
	flags := c.Flags
	for i := 0; i < len(args)-1 && args[i] != "--"; i++ {
		flag := args[i]
		if sub := c.Command(flag); sub != nil {
			c, flags = sub, slices.Concat(flags, sub.Flags)
			continue
		}
		if f := flagOf(flags, flag); f == nil || !takesNext(f) {
			continue
		}
		i++
		value, _, _ := strings.Cut(args[i], "=")
		if flagOf(flags, value) != nil || flagOf([]cli.Flag{cli.HelpFlag}, value) != nil {
			return exit.Wrong(flag+"="+value+" if that is the value", "the flag %s needs a value, and %s is a flag", flag, value)
		}
	}
	return nil
}

// flagOf finds the flag that a word is, or nil.
func flagOf(flags []cli.Flag, word string) cli.Flag {
	for _, f := range flags {
		for _, name := range f.Names() {
			if word == "-"+name || word == "--"+name {
				return f
			}
		}
	}
	return nil
}

// takesNext reports whether a flag takes the word behind it.
func takesNext(f cli.Flag) bool {
	switch f := f.(type) {
	case *cli.StringFlag:
		return true
	case *cli.GenericFlag:
		b, optional := f.Value.(interface{ IsBoolFlag() bool })
		return !optional || !b.IsBoolFlag()
	}
	return false
}

// noSuchCommand refuses a first word that is no command.
func noSuchCommand(_ context.Context, c *cli.Command) error {
	if c.Args().Present() {
		return exit.Wrong("groundwork --help lists the commands", "there is no command %q", c.Args().First())
	}
	return nil
}

// helpCommand is --help in a word. It also tells of what is no command.
func (d *commandLine) helpCommand() *cli.Command {
	return &cli.Command{
		Name:      "help",
		Usage:     "tell about a command, or a topic",
		ArgsUsage: "[COMMAND|TOPIC]",
		Description: "Topics: keys, privacy, files, plain, exit-codes.\n\n" +
			exit.Codes(exit.Done, exit.Usage),
		ArgValidator: takes(0, 1),
		Action: func(ctx context.Context, c *cli.Command) error {
			name := c.Args().First()
			if name == "" {
				return cli.ShowRootCommandHelp(c.Root())
			}
			if c.Root().Command(name) != nil {
				return cli.ShowCommandHelp(ctx, c.Root(), name)
			}
			topic, ok, err := manual.Find(name)
			if err != nil {
				return err
			}
			if ok {
				_, err = d.out.WriteString(topic.String())
				return err
			}
			return exit.Wrong("groundwork --help lists the commands, groundwork help help the topics", "there is no command %q", name)
		},
	}
}
