package tui

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"reflect"
	"slices"
	"strings"
	"testing"

	"groundwork/content"
	"groundwork/tui/route"
	"groundwork/tui/ui"
)

// everyRoute is a route of each kind.
func everyRoute(s *stage) []route.Route {
	track := s.book.Track(content.Hurt)
	draft := route.Draft{Track: content.Hurt, ID: track.Plan().ID}
	answer := s.said("to-a-friend", "words").Key()
	return []route.Route{
		route.Welcome{}, route.Tracks{}, route.Notice{Sentences: []string{"One."}}, route.Returning{}, route.Home{Track: content.Hurt},
		route.Contents{Track: content.Hurt}, route.Marked{Track: content.Hurt}, route.Walked{Track: content.Hurt},
		route.PageOf(track.Pages()[0]), route.Passing{Cautions: content.Quiet}, route.CheckIn{Track: content.Hurt},
		route.Practice{Track: content.Hurt, Question: s.daily().ID}, route.Plan{Track: content.Hurt}, draft,
		route.Notes{}, route.Note{ID: "n", New: true}, route.Editor{}, route.Question{Title: "Sure?", Answers: []string{"No", "Yes"}},
		route.Help{}, route.Distress{}, route.RightNow{}, route.Safety{}, route.Safety{Page: "going"}, route.People{}, route.Countries{}, route.Settle{},
		route.Breathing{In: 4, Out: 6, Minutes: 2}, route.LookAround{}, route.Quiet{}, route.EndWell{},
		route.Settings{Track: content.Hurt}, route.Setting{Track: content.Hurt, Question: content.LabelQuestion},
		route.Cautions{Track: content.Hurt}, route.Looks{}, route.IdleTimes{}, route.BeginAgain{Track: content.Hurt},
		route.Protection{}, route.Orphans{}, route.Passphrase{Do: route.SetOwn}, route.Search{}, route.GoneAnswer{Title: "Gone", Text: "words"}, route.Words{Track: content.Hurt},
		route.History{Track: content.Hurt}, route.Rows{Track: content.Hurt}, route.Versions{Track: content.Hurt, Of: answer},
		route.Erasure{Track: content.Hurt, Keys: []content.Key{answer}}, route.Erasing{Track: content.Hurt, Keys: []content.Key{answer}},
		route.Print{Track: content.Hurt}, route.BlankForm{}, route.Preview{Text: "words"}, route.Pick{Title: "Which?", Items: []string{"one", "two"}}, route.Ticks{Items: []route.Tick{{Name: "a", Label: "A"}}, Ticked: route.Ticked{Names: map[string]bool{}}}, route.Locked{},
	}
}

// TestEveryRouteIsHere holds that the list has every kind there is.
func TestEveryRouteIsHere(t *testing.T) {
	onStage(t, english(t), 80, 24, func(s *stage) {
		listed := map[string]bool{"Past": true, "Allows": true, "Step": true, "Tick": true, "Ticked": true}
		for _, r := range everyRoute(s) {
			listed[reflect.TypeOf(r).Name()] = true
		}
		file, err := parser.ParseFile(token.NewFileSet(), "route/route.go", nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if def, ok := n.(*ast.TypeSpec); ok && def.Name.IsExported() && !listed[def.Name.Name] {
				if _, ok := def.Type.(*ast.StructType); ok {
					t.Errorf("no screen of route.%s is looked at", def.Name.Name)
				}
			}
			return true
		})
	})
}

// TestViewIsPure draws every screen once and more often between keys, in a high
// and in a low window: it shows the same, and no key meets anything else.
func TestViewIsPure(t *testing.T) {
	t.Setenv("VISUAL", "true")
	book := english(t)
	for _, size := range [][2]int{{40, 12}, {80, 24}} {
		for i := range 100 {
			once, name := drawn(t, book, size, i, 1)
			if name == "" {
				break
			}
			if more, _ := drawn(t, book, size, i, 3); !slices.Equal(once, more) {
				t.Errorf("%s at %v: drawn once and more often it is\n%q\nand\n%q", name, size, once, more)
			}
		}
	}
}

// drawn is what the screen of the i-th route shows, looked at so often before the
// first key and after each; "" is the name of no route.
func drawn(t *testing.T, book *content.Book, size [2]int, i, times int) (shows []string, name string) {
	onStage(t, book, size[0], size[1], func(s *stage) {
		s.remembers()
		s.begin()
		s.app.session.PrintDir = "/home/ada"
		s.put(s.said("to-a-friend", "words"), s.said("my-phrase", "words"), content.Settings{Earlier: true})
		routes := everyRoute(s)
		if i >= len(routes) {
			return
		}
		name = fmt.Sprintf("%T", routes[i])
		var screen ui.Screen = newLocked(s.app.session, nil)
		if _, locked := routes[i].(route.Locked); !locked {
			screen = s.app.screenOf(routes[i])
		}
		if screen == nil {
			t.Errorf("%s leads to no screen", name)
			return
		}
		screen.Resize(ui.Frame{Width: size[0] - 2, Height: size[1] - 2, Theme: s.app.theme()})
		screen.Enter()
		for _, key := range []string{"", "down", "tab", "x", "down", "pgdown", "up", "end", "shift+tab", "left", "backspace"} {
			if key != "" {
				screen.Update(pressOf(key))
			}
			var last string
			for n := range times {
				view, cursor := screen.View()
				left, right := screen.Header()
				now := fmt.Sprintf("%s\n%s\n%s", left, right, view)
				if cursor != nil {
					now += fmt.Sprintf("\ncursor at %d, %d", cursor.X, cursor.Y)
				}
				if n > 0 && now != last {
					t.Errorf("%s after %q: drawn again it is\n%q\nand was\n%q", name, key, now, last)
				}
				last = now
			}
			shows = append(shows, last)
		}
	})
	return shows, name
}

// takes goes to the i-th of all routes, with a workbook it makes sense in; nil, where there
// are no more.
func (s *stage) takes(i int) route.Route {
	s.t.Helper()
	s.remembers()
	s.begin()
	s.app.session.PrintDir = "/home/ada"
	s.put(s.said("to-a-friend", "words"), s.said("my-phrase", "words"), content.Settings{Earlier: true})
	routes := everyRoute(s)
	if i >= len(routes) {
		return nil
	}
	r := routes[i]
	if _, locked := r.(route.Locked); locked {
		s.app.stack = []placed{{r, newLocked(s.app.session, nil)}}
		s.app.layout()
	} else {
		s.run(s.app.take(route.To(r)))
	}
	s.settle()
	return r
}

// TestCursorIsOnTheFocus walks every screen with tab and the arrows: the cursor stands
// on the first character behind the mark of what has the focus, behind the bar of what
// one writes or rates, or at the beginning of what one reads.
func TestCursorIsOnTheFocus(t *testing.T) {
	everyStop(t, func(*stage) {}, (*stage).focusShows)
}

// everyStop walks every screen in every size with tab and the arrows, and has each looked at
// where it begins and after each key.
func everyStop(t *testing.T, begin func(*stage), look func(s *stage, where string)) {
	t.Helper()
	t.Setenv("VISUAL", "true")
	book := english(t)
	for _, size := range sizes {
		for i := range 100 {
			more := true
			onStage(t, book, size[0], size[1], func(s *stage) {
				begin(s)
				r := s.takes(i)
				if more = r != nil; !more {
					return
				}
				look(s, fmt.Sprintf("%T", r))
				for _, k := range []string{"tab", "down", "up", "shift+tab"} {
					for range 14 {
						if fmt.Sprintf("%T", s.app.route()) != fmt.Sprintf("%T", r) {
							break
						}
						s.press(k)
						look(s, fmt.Sprintf("%T after %s", r, k))
					}
				}
			})
			if !more {
				break
			}
		}
	}
}

// focusShows fails unless the cursor is where the focus is.
func (s *stage) focusShows(where string) {
	s.t.Helper()
	cursor := s.model.View().Cursor
	if cursor == nil {
		s.t.Fatalf("%s: there is no cursor on\n%s", where, s.screen())
	}
	line := []rune(strings.Split(s.screen(), "\n")[cursor.Y])
	before := strings.TrimLeft(string(line[:min(cursor.X, len(line))]), " ")
	if _, outlined := s.app.top().(ui.Sidebar); outlined && len(line) > railWidth && s.app.columns().rail > 0 {
		before = strings.TrimLeft(string(line[min(s.app.columns().left+railWidth, len(line)):min(cursor.X, len(line))]), " ")
	}
	marked := strings.HasSuffix(before, "▸ ") || strings.HasSuffix(before, "[▸")
	if _, chooses := s.inFocus().(*ui.Values); chooses {
		marked = strings.HasSuffix(before, "[")
	}
	w, writes := s.inFocus().(ui.Writer)
	written := strings.Contains(before, "┃") || strings.HasPrefix(before, "Find") || writes && w.Writing()
	reading := before == ""
	if _, locked := s.app.route().(route.Locked); !locked && !marked && !written && !reading {
		s.t.Fatalf("%s: the cursor stands behind %q on\n%s", where, before, s.screen())
	}
}
