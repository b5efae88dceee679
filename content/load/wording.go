package load

import (
	"slices"

	"groundwork/content"
)

// wordingKeys are the keys a wording has where it stands, besides its label.
type wordingKeys struct{ hint, scale, reply bool }

// wordings reads other words for a question or an option.
func (f *fields) wordings(key string, keys wordingKeys) []content.Wording {
	var list []content.Wording
	for _, m := range f.maps(key, optional) {
		w := content.Wording{ShowIf: m.showIf(), Label: m.Words("label", optional)}
		if keys.hint {
			w.Hint = m.Words("hint", optional)
		}
		if keys.scale {
			w.Low, w.High, w.Replies = m.Words("low", optional), m.Words("high", optional), m.replies()
		}
		if keys.reply {
			w.Reply = m.Words("reply", optional)
		}
		m.done("a wording here", "hint", "low", "high", "replies", "reply")
		if len(w.ShowIf) == 0 && m != nil {
			m.wrong("show-if", "add show-if: and when these words are used", "the wording has no condition")
		}
		list = append(list, w)
	}
	return list
}

// cellReplies reads what is said to the options chosen in a row of a grid.
func (f *fields) cellReplies() []content.CellReply {
	var list []content.CellReply
	for _, m := range f.maps("replies", optional) {
		r := content.CellReply{Option: m.scalar("option", needed), Text: m.Words("say", needed), Route: m.routes("route")}
		m.done("a reply to a row of a grid")
		if slices.ContainsFunc(list, func(other content.CellReply) bool { return other.Option == r.Option }) {
			m.wrong("option", "give each option one", "the option %q is answered twice", r.Option)
		}
		list = append(list, r)
	}
	return list
}
