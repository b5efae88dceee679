package console

import (
	"bytes"

	"groundwork/cmd/groundwork/exit"
	"groundwork/content/text"
)

// MadeUp shows a passphrase and wants it typed, so that it isn't set before it
// has been written down.
func (c *Console) MadeUp(phrase string) ([]byte, error) {
	show, err := c.Hide()
	if err != nil {
		return nil, err
	}
	defer show()
	c.print("Write these words down, or learn them. They are shown only now.\n\n    " + phrase + "\n\n")
	for range Tries {
		typed, err := c.Asked("Type them: ", c.Hidden)
		if err != nil {
			return nil, err
		}
		if string(typed) == phrase {
			return typed, nil
		}
		c.print("They are not the same.\n")
	}
	return nil, exit.New(exit.Failed, "the words were not typed as they are; nothing was changed", "")
}

// Twice asks for a new passphrase, until two in a row are the same.
func (c *Console) Twice() ([]byte, error) {
	show, err := c.Hide()
	if err != nil {
		return nil, err
	}
	defer show()
	for range Tries {
		first, err := c.Asked("New passphrase: ", c.Hidden)
		if err != nil {
			return nil, err
		}
		if short := text.ShortSecret(string(first)); short != "" {
			c.print(short + " --words makes some up.\n")
		}
		if odd := text.OddSecret(string(first)); odd != "" {
			c.print(odd + "\n")
		}
		second, err := c.Asked("Once more: ", c.Hidden)
		if err != nil {
			return nil, err
		}
		if bytes.Equal(first, second) {
			return first, nil
		}
		c.print("They are not the same.\n")
	}
	return nil, exit.New(exit.Failed, "the two were not the same; nothing was changed", "")
}
