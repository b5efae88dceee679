package input

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// latinKeys are the letters in the order of a US keyboard, row by row.
const latinKeys = "qwertyuiopasdfghjklzxcvbnm"

// layout is a keyboard whose letters are not Latin.
type layout struct {
	language string // whose it is, if it is the usual one there
	keys     string // what stands in the place of [latinKeys], and behind them with shift; a dot is no letter
}

// layouts returns the keyboards. Where two of them have a letter in different places
// the first one is right, unless something tells that it is another; see
// [keyboard.place].
//
// Keyboards with Latin letters are not here: their chords are the letter on the
// key. Those of a script that has capitals need no row for shift.
func layouts() []layout {
	return []layout{
		{"ru", "йцукенгшщзфывапролдячсмить"}, // Russian
		{"uk", "........ў..і.............."}, // Ukrainian, Belarusian
		{"sr", "љњертзуиопасдфгхјклжџцвбнм"}, // Serbian
		{"mk", "љњертѕуиопасдфгхјклзџцвбнм"}, // Macedonian
		{"bg", ".уеишщксдзьяаожгтнвюйъэфхп"}, // Bulgarian
		{"mn", "фцужэнгшүзйыбөахролячёсмит"}, // Mongolian
		{"el", ".ςερτυθιοπασδφγηξκλζχψωβνμ"}, // Greek
		{"he", "..\u05e7\u05e8\u05d0\u05d8\u05d5\u05df\u05dd\u05e4\u05e9\u05d3\u05d2\u05db\u05e2\u05d9\u05d7\u05dc\u05da\u05d6\u05e1\u05d1\u05d4\u05e0\u05de\u05e6"}, // Hebrew
		{"ar", "\u0636\u0635\u062b\u0642\u0641\u063a\u0639\u0647\u062e\u062d\u0634\u0633\u064a\u0628\u0644\u0627\u062a\u0646\u0645\u0626\u0621\u0624\u0631.\u0649\u0629" +
			"\u064e\u064b\u064f\u064c.\u0625....\u0650\u064d...\u0623....\u0652...\u0622."}, // Arabic
		{"fa", "\u0636\u0635\u062b\u0642\u0641\u063a\u0639\u0647\u062e\u062d\u0634\u0633\u06cc\u0628\u0644\u0627\u062a\u0646\u0645\u0638\u0637\u0632\u0631\u0630\u062f\u067e" +
			"\u0652\u064c\u064d\u064b\u064f\u0650\u064e\u0651..\u0624\u0626\u064a\u0625\u0623\u0622\u0629..\u0643\u0653\u0698\u0670.\u0654\u0621"}, // Persian
		{"ur", "\u0642\u0648\u0639\u0631\u062a\u06d2\u0621\u06cc\u06c1\u067e\u0627\u0633\u062f\u0641\u06af\u062d\u062c\u06a9\u0644\u0632\u0634\u0686\u0637\u0628\u0646\u0645" +
			"\u0652\u0624\u0670\u0691\u0679\u064e\u0626\u0650\u06c3\u064f\u0622\u0635\u0688\u0651\u063a\u06be\u0636\u062e\u0654\u0630\u0698\u062b\u0638.\u06ba\u0658"}, // Urdu
		{"ka", "ქწერტყუიოპასდფგჰჯკლზხცვბნმ" +
			".ჭ.ღთ......შ....ჟ..ძ.ჩ...."}, // Georgian
		{"hy", "քոեռտըւիօպասդֆգհյկլզղցվբնմ"}, // Armenian, by sound
		{"", "ճփբսմուկըթջվգեանիտհժդչյզլք"},   // Armenian
		{"ko", "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔㅁㄴㅇㄹㅎㅗㅓㅏㅣㅋㅌㅊㅍㅠㅜㅡ" +
			"ㅃㅉㄸㄲㅆ...ㅒㅖ................"}, // Korean
		{"th", "\u0e46\u0e44\u0e33\u0e1e\u0e30\u0e31\u0e35\u0e23\u0e19\u0e22\u0e1f\u0e2b\u0e01\u0e14\u0e40\u0e49\u0e48\u0e32\u0e2a\u0e1c\u0e1b\u0e41\u0e2d\u0e34\u0e37\u0e17" +
			"\u0e50.\u0e0e\u0e11\u0e18\u0e4d\u0e4a\u0e13\u0e2f\u0e0d\u0e24\u0e06\u0e0f\u0e42\u0e0c\u0e47\u0e4b\u0e29\u0e28..\u0e09\u0e2e\u0e3a\u0e4c."}, // Thai
		{"lo", "\u0ebb\u0ec4\u0eb3\u0e9e\u0eb0\u0eb4\u0eb5\u0ea3\u0e99\u0e8d\u0eb1\u0eab\u0e81\u0e94\u0ec0\u0ec9\u0ec8\u0eb2\u0eaa\u0e9c\u0e9b\u0ec1\u0ead\u0eb6\u0eb7\u0e97" +
			".\u0ed0.....\u0eae.\u0ebd.....\u0eca\u0ecb....\u0eaf...\u0ec6"}, // Lao
		{"km", "\u1786\u17b9\u17c1\u179a\u178f\u1799\u17bb\u17b7\u17c4\u1795\u17b6\u179f\u178a\u1790\u1784\u17a0\u17d2\u1780\u179b\u178b\u1781\u1785\u179c\u1794\u1793\u1798" +
			"\u1788\u17ba\u17c2\u17ac\u1791\u17bd\u17bc\u17b8\u17c5\u1797.\u17c3\u178c\u1792\u17a2\u17c7\u1789\u1782\u17a1\u178d\u1783\u1787.\u1796\u178e\u17c6"}, // Khmer
		{"my", "\u1006\u1010\u1014\u1019\u1021\u1015\u1000\u1004\u101e\u1005\u1031\u103b\u102d\u103a\u102b\u1037\u103c\u102f\u1030\u1016\u1011\u1001\u101c\u1018\u100a\u102c" +
			"\u1008\u101d\u1023.\u1024.\u1025.\u103f\u100f\u1017\u103e\u102e\u1039\u103d\u1036\u1032\u1012\u1013\u1007\u100c\u1003\u1020\u101a\u1009\u1026"}, // Burmese
		{"hi", "\u094c\u0948\u093e\u0940\u0942\u092c\u0939\u0917\u0926\u091c\u094b\u0947\u094d\u093f\u0941\u092a\u0930\u0915\u0924\u0946\u0902\u092e\u0928\u0935\u0932\u0938" +
			"\u0914\u0910\u0906\u0908\u090a\u092d\u0919\u0918\u0927\u091d\u0913\u090f\u0905\u0907\u0909\u092b\u0931\u0916\u0925\u090e\u0901\u0923\u0929\u0934\u0933\u0936"}, // Devanagari
		{"ne", "\u091f\u094c\u0947\u0930\u0924\u092f\u0941\u093f\u094b\u092a\u093e\u0938\u0926\u0909\u0917\u0939\u091c\u0915\u0932\u0937\u0921\u091a\u0935\u092c\u0928\u092e" +
			"\u0920\u0914\u0948\u0943\u0925\u091e\u0942\u0940\u0913\u092b\u0906\u0936\u0927\u090a\u0918\u0905\u091d\u0916.\u090b\u0922\u091b\u0901\u092d\u0923\u0902"}, // Nepali
		{"si", "\u0d8d\u0d87\u0d91\u0dbb\u0dad\u0dba\u0d8b\u0d89\u0d94\u0db4\u0d85\u0dc3\u0daf\u0dc6\u0d9c\u0dc4\u0da2\u0d9a\u0dbd\u0da4\u0db3\u0da0\u0dc0\u0db6\u0db1\u0db8" +
			"\u0d8e\u0d88\u0d92\u0dca\u0dae\u0dca\u0d8c\u0d8a\u0d95\u0db5\u0d86\u0dc1\u0db0.\u0d9d\u0d83\u0da3\u0d9b\u0dc5\u0da5\u0dac\u0da1.\u0db7\u0dab\u0db9"}, // Sinhala
		{"am", "\u1240\u12c8.\u1228\u1270\u12e8...\u1350.\u1230\u12f0\u1348\u1308\u1200\u1300\u12a8\u1208\u12d8\u12a0\u1278\u1238\u1260\u1290\u1218" +
			"\u1250...\u1320....\u1330.\u1220\u12f8.\u1318\u1210.\u12b8.\u12e0\u12d0.\u1268.\u1298."}, // Amharic
	}
}

// place returns the letter in the place of a key, or 0.
func (l layout) place(r rune) rune {
	if i := strings.IndexRune(l.keys, r); i >= 0 && r >= utf8.RuneSelf {
		return rune(latinKeys[utf8.RuneCountInString(l.keys[:i])%len(latinKeys)])
	}
	return 0
}

// keyboard is what is known of a person's keyboard: the layouts, counted from 1, of
// the last letter typed, and of their language. 0 is one with Latin letters.
type keyboard struct{ last, home int }

// keyboardOf returns the keyboard of somebody who speaks a language, such as "he".
func keyboardOf(language string) (k keyboard) {
	if language == "iw" || language == "yi" {
		language = "he"
	}
	for i, l := range layouts() {
		if language != "" && l.language == language {
			k = keyboard{i + 1, i + 1}
		}
	}
	return k
}

// writes reports whether the last letter typed was one of a language's layout.
func (k keyboard) writes(language string) bool {
	return k.last > 0 && layouts()[k.last-1].language == language
}

// place returns the letter in the place of r on a US keyboard, and whether it is
// known. What was typed last tells best where r stands, then the person's language.
func (k keyboard) place(r rune) (rune, bool) {
	switch {
	case 'a' <= r && r <= 'z':
		return r, true
	case r < utf8.RuneSelf || r == 'µ':
		return r, false
	case r == 'ı': // a Turkish keyboard has two
		return 'i', true
	}
	if i := k.having(r); i > 0 {
		return layouts()[i-1].place(inscript(r)), true
	}
	return r, false
}

// having returns the layout that has a letter, or 0.
func (k keyboard) having(r rune) int {
	all := layouts()
	r = inscript(r)
	for _, i := range []int{k.last, k.home} {
		if i > 0 && all[i-1].place(r) != 0 {
			return i
		}
	}
	for i, l := range all {
		if l.place(r) != 0 {
			return i + 1
		}
	}
	return 0
}

// inscript returns the Devanagari letter that stands for the same as a letter of
// another script of India: they all have one keyboard, and one order in Unicode.
func inscript(r rune) rune {
	if 0x980 <= r && r < 0xd80 {
		return 0x900 + r%0x80
	}
	return r
}

// after returns the keyboard after a letter was typed. One that is on no layout,
// such as one with an accent, tells nothing.
func (k keyboard) after(r rune) keyboard {
	switch {
	case !unicode.IsLetter(r):
	case unicode.Is(unicode.Latin, r):
		k.last = 0
	default:
		if i := k.having(unicode.ToLower(r)); i > 0 {
			k.last = i
		}
	}
	return k
}

// latin returns the key of a chord as it is on a keyboard with Latin letters. A
// Latin letter is that letter wherever it stands: who looks for ctrl+q looks for
// the q. For any other the place counts.
func (s *stream) latin(k stroke) rune {
	c, base := unicode.ToLower(k.code), unicode.ToLower(k.base)
	switch {
	case 'a' <= c && c <= 'z':
		return c
	case 'a' <= base && base <= 'z' && !dvorak(c, base):
		return base
	case base != 0 && c >= 0x80:
		return base
	case base != 0:
		return c
	case c < 0x80 && k.mods&ctrl != 0 && !s.alternates:
		return s.sign(c)
	}
	c, _ = s.keyboard.place(c)
	return c
}

// sign returns the key of a sign that some keyboards have in the place of the q. A
// terminal that tells the places of its keys has said that it is no letter. The
// semicolon is no chord of anybody's; the others are taken for the q only from who
// writes in that script.
func (s *stream) sign(c rune) rune {
	switch {
	case c == ';', c == ':' && s.keyboard.writes("el"), c == '/' && s.keyboard.writes("he"), c == ',' && s.keyboard.writes("bg"):
		return 'q'
	}
	return c
}

// dvorak reports whether a sign stands in the place of a letter on a keyboard that
// has Latin letters in other places.
func dvorak(sign, base rune) bool {
	i := strings.IndexRune("',.;", sign)
	return i >= 0 && rune("qwez"[i]) == base
}
