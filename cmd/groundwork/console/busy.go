package console

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/charmbracelet/x/term"
)

// Busy tells a person at a terminal that something takes its time, once it has
// taken a second. Call done when it is over: nothing of that stays on the
// terminal.
func Busy(out io.Writer, what string) (done func()) {
	if to, ok := out.(*os.File); ok && term.IsTerminal(to.Fd()) {
		return progress(to, what)
	}
	return func() {}
}

// progress counts the seconds.
func progress(to io.Writer, what string) (done func()) {
	over, gone := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(gone)
		tick := time.NewTicker(time.Second)
		defer tick.Stop()
		said := ""
		for seconds := 1; ; seconds++ {
			select {
			case <-tick.C:
				said = fmt.Sprintf("groundwork: %s, %d s", what, seconds)
				fmt.Fprint(to, "\r"+said)
			case <-over:
				if said != "" {
					fmt.Fprint(to, "\r"+strings.Repeat(" ", len(said))+"\r")
				}
				return
			}
		}
	}()
	return func() {
		close(over)
		<-gone
	}
}
