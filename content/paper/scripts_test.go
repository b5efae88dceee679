package paper_test

import (
	"bytes"
	"io/fs"
	"os"
	"strings"
	"sync"
	"testing"

	"golang.org/x/text/unicode/norm"

	"groundwork/content"
	. "groundwork/content/paper"
	"groundwork/content/paper/papertest"
	"groundwork/content/paper/pdf"
	"groundwork/content/paper/pdf/font"
)

// ownFaces has no fonts but the program's own, which are read once for all tests.
var ownFaces = font.NewSystem()

// systemFonts returns the fonts of this computer, which are looked for once for all tests.
var systemFonts = sync.OnceValue(func() *font.System {
	var folders []fs.FS
	for _, dir := range []string{"/usr/share/fonts", "/Library/Fonts", "/System/Library/Fonts", `C:\Windows\Fonts`} {
		folders = append(folders, os.DirFS(dir))
	}
	return font.NewSystem(folders...)
})

// saidIn are answers in scripts the program's own fonts lack, and in some they have. Of
// what is written from the right, each line stands by itself: in a page of English,
// pdftotext puts their full stops elsewhere.
func saidIn() map[string]string {
	return map[string]string{
		"Arabic":     "كنت أثق به كثيرا\nثم تغيّر كل شيء في ليلة واحدة\nقال لي لا تقلقي\nولم أعد أعرف ماذا أصدق",
		"Persian":    "می\u200cخواهم دوباره اعتماد کنم\nولی هنوز نمی\u200cتوانم",
		"Urdu":       "میں اب بھی ڈرتی ہوں۔ بھروسہ ٹوٹ گیا ہے۔",
		"Hebrew":     "סמכתי עליו ואז הכול השתנה\nעכשיו אני לא יודעת למי להאמין\nשָׁלוֹם",
		"Hindi":      "मुझे उस पर पूरा विश्वास था, फिर सब कुछ बदल गया। क्षमा करना कठिन है। स्त्री और शक्ति, कि मैं ठीक हूँ।",
		"Bengali":    "আমি তাকে বিশ্বাস করতাম, তারপর সব কিছু বদলে গেল।",
		"Tamil":      "நான் அவரை நம்பினேன், பிறகு எல்லாம் மாறிவிட்டது.",
		"Chinese":    "我曾经完全信任他，后来一切都变了。他说“别担心”，可是我已经不知道该相信什么，也不知道该怎么办。",
		"Japanese":   "彼を信頼していました。でも、すべてが変わってしまった。「大丈夫」と言われても、もう信じられない。",
		"Korean":     "나는 그를 믿었다. 그런데 모든 것이 변했다. 이제 무엇을 믿어야 할지 모르겠다. 다시 시작하고 싶다.",
		"Thai":       "ฉันเคยเชื่อใจเขา แล้วทุกอย่างก็เปลี่ยนไป ตอนนี้ฉันไม่รู้ว่าควรเชื่ออะไร",
		"Vietnamese": "Tôi đã tin tưởng anh ấy, rồi mọi thứ thay đổi. Bây giờ tôi không biết phải tin vào điều gì nữa.",
		"Greek":      "Τον εμπιστευόμουν, και μετά όλα άλλαξαν.",
		"Georgian":   "მე მას ვენდობოდი, მერე ყველაფერი შეიცვალა.",
		"Amharic":    "አምነው ነበር ከዚያ ሁሉም ነገር ተለወጠ።",
		"Khmer":      "ខ្ញុំធ្លាប់ទុកចិត្តគាត់",
		"Burmese":    "ကျွန်တော် သူ့ကို ယုံကြည်ခဲ့တယ်။",
	}
}

// spoken is a document with one answer.
func spoken(t testing.TB, said string) *Document {
	return papertest.Build(t, fixture(t), content.NewWorkbook(content.Profile{Track: content.Hurt},
		papertest.Answer("label", content.KindLine, content.Text("Sam")),
		papertest.Answer("happened", content.KindText, content.Text(said))), Selection{})
}

// What is written in any script the computer has a font for comes out of the PDF as it
// went in.
func TestPDFEveryScript(t *testing.T) {
	fonts := systemFonts()
	for name, said := range saidIn() {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			made, err := pdf.Write(&out, spoken(t, said), Sheet{}, fonts)
			if err != nil {
				t.Fatal(err)
			}
			if len(made.Undrawn) > 0 {
				t.Skipf("no font here has %q", made.Undrawn)
			}
			for _, flags := range [][]string{nil, {"-layout"}} {
				got := squeezed(readBack(t, out.Bytes(), flags...))
				for line := range strings.SplitSeq(said, "\n") {
					if !strings.Contains(got, squeezed(line)) {
						t.Errorf("%v: no\n%s in\n%s", flags, line, got)
					}
				}
			}
		})
	}
}

// squeezed has no spaces, and none of the marks of direction that pdftotext adds.
func squeezed(s string) string {
	s = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(norm.NFC.String(s))
	return strings.Join(strings.Fields(s), "")
}
