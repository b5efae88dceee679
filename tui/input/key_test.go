package input

import (
	"fmt"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
)

// handed returns what a reader hands on for what comes at once.
func handed(in string) string {
	var s stream
	s.feed(time.Time{}.Add(time.Hour), []byte(in))
	return string(s.taken())
}

// keystrokes returns what Bubble Tea makes of it: the names of keys, and what they
// type in quotes.
func keystrokes(t *testing.T, out string) string {
	t.Helper()
	var d uv.EventDecoder
	said := ""
	for b := []byte(out); len(b) > 0; {
		n, e := d.Decode(b)
		if k, ok := e.(uv.KeyPressEvent); ok {
			if k.Text != "" {
				said += fmt.Sprintf("%q ", k.Text)
			} else {
				said += k.Keystroke() + " "
			}
		} else {
			said += fmt.Sprintf("%T ", e)
		}
		b = b[n:]
	}
	return said
}

func TestChords(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"old bytes", "\x11\x03\x07", "ctrl+q ctrl+c ctrl+g "},
		{"kitty", "\x1b[113;5u", "ctrl+q "},
		{"Caps Lock", "\x1b[113;69u\x1b[81;69u", "ctrl+q ctrl+q "},
		{"both locks", "\x1b[113;197u", "ctrl+q "},
		{"shift", "\x1b[113;6u\x1b[113:81;6u\x1b[27;6;81~", "ctrl+q ctrl+q ctrl+q "},
		{"redo has shift", "\x1b[122;6u\x1b[27;6;90~", "ctrl+shift+z ctrl+shift+z "},
		{"selecting has shift", "\x1b[97;6u\x1b[98;4u", "ctrl+shift+a alt+shift+b "},
		{"Russian", "\x1b[1081;5u\x1b[1081::113;5u\x1b[27;5;1049~", "ctrl+q ctrl+q ctrl+q "},
		{"Russian, all that leave, help and undo", "\x1b[1089;5u\x1b[1087;5u\x1b[1103;5u\x1b[1076;5u\x1b[1099;5u", "ctrl+c ctrl+g ctrl+z ctrl+l ctrl+s "},
		{"Ukrainian", "\x1b[1110;5u", "ctrl+s "},
		{"Serbian", "\x1b[1113;5u", "ctrl+q "},
		{"Greek", "\x1b[59;5u\x1b[59::113;5u\x1b[968;5u\x1b[27;5;936~", "ctrl+q ctrl+q ctrl+c ctrl+c "},
		{"Greek with shift", "ψ\x1b[27;6;58~", `"ψ" ctrl+q `},
		{"Arabic", "\x1b[1590;5u\x1b[27;5;1572~", "ctrl+q ctrl+c "},
		{"Persian", "\x1b[1592;5u", "ctrl+z "},
		{"Hebrew", "\x1b[1489;5u\x1b[1506;5u\x1b[47::113;5u", "ctrl+c ctrl+g ctrl+q "},
		{"Hebrew, where the place isn't told", "ש\x1b[27;5;47~", `"ש" ctrl+q `},
		{"undo on a US keyboard", "a\x1b[27;5;47~", `"a" ctrl+/ `},
		{"French, a where the q is", "\x1b[113::97;5u\x1b[97::113;5u", "ctrl+q ctrl+a "},
		{"Dvorak", "\x1b[39::113;5u\x1b[113::120;5u", "ctrl+' ctrl+q "},
		{"German", "\x1b[122::121;5u", "ctrl+z "},
		{"Turkish", "\x1b[305;3u", "alt+i "},
		{"Korean", "\x1b[12610;5u", "ctrl+q "},
		{"Thai", "\x1b[3654;5u\x1b[3649;5u", "ctrl+q ctrl+c "},
		{"Georgian", "\x1b[4325;5u\x1b[27;6;4329~", "ctrl+q ctrl+c "},
		{"Armenian", "\x1b[1412;5u\x1b[27;5;1395~", "ctrl+q ctrl+q "},
		{"Thai and Korean with shift", "\x1b[27;6;3664~\x1b[27;6;3593~\x1b[27;6;12611~", "ctrl+q ctrl+c ctrl+q "},
		{"Khmer, Lao, Burmese, Sinhala, Amharic", "\x1b[27;5;6022~\x1b[27;5;3771~\x1b[27;5;4102~\x1b[27;5;3469~\x1b[27;5;4672~", "ctrl+q ctrl+q ctrl+q ctrl+q ctrl+q "},
		{"India's scripts have one keyboard", "\x1b[27;5;2380~\x1b[27;5;2508~\x1b[27;5;2764~\x1b[27;5;3020~\x1b[27;5;3148~\x1b[27;6;3348~", "ctrl+q ctrl+q ctrl+q ctrl+q ctrl+q ctrl+q "},
		{"alt in a layout, as old bytes", "\x1bс\x1bc", "alt+c alt+c "},
		{"alt, as protocols have it", "\x1b[1089;3u\x1b[27;3;99~\x1b[99;3;99u", "alt+c alt+c alt+c "},
		{"escape before", "\x1b\x11", "ctrl+alt+q "},
		{"AltGr", "\x1b[113;7;64u\x1b[27;7;64~\x1b[101;7;8364u", `"@" "@" "€" `},
		{"AltGr, Polish", "\x1b[27;7;322~\x1b[108;7;322u", `"ł" "ł" `},
		{"Option", "\x1b[97;3;229u", `"å" `},
		{"ctrl+alt without a text", "\x1b[113;7u\x1b[27;7;113~", "ctrl+alt+q ctrl+alt+q "},
		{"a semicolon that is one", "\x1b[?5u\x1b[59;5u", "uv.KeyboardEnhancementsEvent ctrl+; "},
		{"as the old bytes", "\x1b[91;5u\x1b[105;5u\x1b[109;5u", "esc tab enter "},
		{"released", "\x1b[113;5:3u\x1b[1;1:3A", ""},
		{"repeated", "\x1b[97;1:2u\x1b[1;1:2A", `"a" up `},
		{"alt+<", "\x1b[44:60;4u\x1b<", "alt+< alt+< "},
		{"undo as ctrl+shift+minus", "\x1b[45:95;6u", "ctrl+_ "},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keystrokes(t, handed(c.in)); got != c.want {
				t.Errorf("%q: %s, want %s", c.in, got, c.want)
			}
		})
	}
}

func TestTyping(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"shift+space", "\x1b[32;2u\x1b[27;2;32~\x1b[32;130u", `" " " " " " `},
		{"keypad", "\x1b[57404;129u\x1b[57399u\x1b[57409;129u", `"5" "0" "." `},
		{"keypad of another layout", "\x1b[57409;129;44u", `"," `},
		{"keypad that moves", "\x1b[57417u\x1b[57420;5u\x1b[57421;129u\x1b[57414;129u", "left ctrl+down pgup enter "},
		{"keypad of an application", "\x1bOu\x1bOp\x1bOn\x1bOM\x1bOk", `"5" "0" "." enter "+" `},
		{"Caps Lock", "\x1b[97;65u\x1b[97;66u\x1b[49:33;66u\x1b[1092;65u", `"A" "a" "!" "Ф" `},
		{"shift", "\x1b[97:65;2u\x1b[49:33;2u\x1b[27;2;1060~", `"A" "!" "Ф" `},
		{"locks and names", "\x1b[13;129u\x1b[9;65u\x1b[127;129u\x1b[27;129u\x1b[1;129D\x1b[3;193~", "enter tab backspace esc left delete "},
		{"shift and names", "\x1b[9;2u\x1b[13;2u\x1b[127;2u\x1b[1;130D", "shift+tab shift+enter shift+backspace shift+left "},
		{"what is no letter", "a\xffb\xef\xbf\xbd", `"a" "�" "b" "�" `},
		{"Linux console", "\x1b[[A\x1b[1~", "f1 home "},
		{"rxvt", "\x1b[7$\x1b[8^\x1bOd\x1b[3@", "shift+home ctrl+end ctrl+left ctrl+shift+delete "},
		{"alt before an arrow", "\x1b\x1b[D\x1b\x1b[3~", "alt+left alt+delete "},
		{"old mouse", "a\x1b[M !!b", `"a" "b" `},
		{"cursor reports", "a\x1b[12;40Rb\x1b[1;2Rc", `"a" "b" "c" `},
		{"device attributes", "a\x1b[?62;4cb", `"a" "b" `},
		{"what it is", "a\x1b[>83;40900;0cb", `"a" uv.SecondaryDeviceAttributesEvent "b" `},
		{"an answer that a key interrupts", "\x1b]11;rgb:1e\x11", "ctrl+q "},
		{"a sequence that a key interrupts", "\x1b[1;\x11", "ctrl+q "},
		{"an answer that another one interrupts", "\x1b]11;rgb\x1b[Ca", `right "a" `},
		{"alt and a letter that answers begin with", "\x1b]q\x1bPq\x1bOz", `alt+] "q" alt+p "q" alt+o "z" `},
		{"a paste without a beginning", "a\x1b[201~b", `"a" "b" `},
		{"too many parameters", "a\x1b[?" + many + "yb", `"a" "b" `},
		{"nobody's letter", "a\x1b]2;title\xe2\x9c\x9c\x07b\x1b_Gi=1;OK\x1b\\c", `"a" "b" "c" `},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := keystrokes(t, handed(c.in)); got != c.want {
				t.Errorf("%q: %s, want %s", c.in, got, c.want)
			}
		})
	}
}

const many = "1;2;3;4;5;6;7;8;9;10;11;12;13;14;15;16;17;18;19;20;21;22;23;24;25;26;27;28;29;30;31;32;33;34;35;36"

func TestLayoutsHaveEveryKey(t *testing.T) {
	for _, l := range layouts() {
		if n := len([]rune(l.keys)); n != len(latinKeys) && n != 2*len(latinKeys) {
			t.Errorf("%s has %d keys", l.keys, n)
		}
	}
}

// TestLayoutsWithTheSameLetters presses the keys that leave, help, save and undo where a
// letter stands in another place than on the first keyboard that has it: what was typed
// before, or the person's language, tells which it is.
func TestLayoutsWithTheSameLetters(t *testing.T) {
	chords := func(list string) (sent string) {
		for _, r := range list {
			sent += fmt.Sprintf("\x1b[27;5;%d~", r)
		}
		return sent
	}
	const all = "ctrl+q ctrl+c ctrl+g ctrl+l ctrl+s ctrl+z "
	for _, c := range []struct{ language, typed, chords, want string }{
		{"sr", "", "љцглсж", all},
		{"en", "ј", "љцглсж", all},
		{"mk", "", "љцглсз", all},
		{"bg", "", ",ъжвяю", all},
		{"bg", "q", ",", "ctrl+, "},
		{"mn", "", "фё", "ctrl+q ctrl+c "},
		{"ru", "ы", "йспдыя", all},
		{"ur", "", "قچگلسز", all},
		{"en", "ے", "قچگلسز", all},
		{"ne", "", "टचगलसष", all},
		{"fa", "", "ضزلمسظ", all},
		{"iw", "", "/ב", "ctrl+q ctrl+c "},
		{"el", "ά", ";ψ", "ctrl+q ctrl+c "},
		{"sr", "ы", "ы", "ctrl+s "},
	} {
		r := NewReader(nil, c.language)
		r.take([]byte(c.typed))
		out, _ := r.take([]byte(chords(c.chords)))
		if got := keystrokes(t, string(out)); got != c.want {
			t.Errorf("%s, after %q, %s: %s, want %s", c.language, c.typed, c.chords, got, c.want)
		}
	}
}
