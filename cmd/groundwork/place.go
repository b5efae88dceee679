package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/urfave/cli/v3"

	"groundwork/cmd/groundwork/environ"
	"groundwork/cmd/groundwork/exit"
	"groundwork/content"
	"groundwork/content/load"
	"groundwork/content/paper/pdf/font"
	"groundwork/content/text"
	"groundwork/store"
)

// globalFlags may stand before and after a command.
func globalFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{Name: "file", Usage: "the workbook's `FILE`, if not the usual one (or set " + environ.File + ")", TakesFile: true},
		&cli.StringFlag{Name: "chapters", Usage: "use the chapters in `DIR` instead of those in the program", TakesFile: true},
		&cli.StringFlag{Name: "passphrase-file", Usage: "read the workbook's passphrase from this `FILE`, which only you may read", TakesFile: true},
		&cli.BoolFlag{Name: "no-trace", Usage: "keep everything in memory and write nothing to disk"},
	}
}

// workbookPath is where the workbook lies: as told, or in the person's data
// folder.
func workbookPath(c *cli.Command) (string, error) {
	if c.IsSet("file") {
		if c.String("file") == "" {
			// Not taken for the usual place: a script's empty variable would then
			// open the wrong workbook.
			return "", exit.Wrong("leave --file out for the usual place", "the flag --file needs the name of a file")
		}
		return filepath.Abs(c.String("file"))
	}
	if path := os.Getenv(environ.File); path != "" {
		return filepath.Abs(path)
	}
	if _, err := os.UserHomeDir(); err != nil && os.Getenv("XDG_DATA_HOME") == "" {
		return "", exit.New(exit.Failed, "the home folder is not known", "give the workbook's place with --file, or set HOME")
	}
	xdg.Reload() // the package read the environment before main began
	if xdg.DataHome == "" {
		return "", exit.New(exit.Failed, "the home folder is not known", "give the workbook's place with --file")
	}
	return filepath.Join(xdg.DataHome, "groundwork", "workbook"), nil
}

// systemFonts are the fonts of this computer. Nothing is read of them until one is needed.
func systemFonts() *font.System {
	xdg.Reload()
	var folders []fs.FS
	for _, dir := range xdg.FontDirs {
		if filepath.IsAbs(dir) { // not below wherever one happens to be, where there is no home
			folders = append(folders, os.DirFS(dir))
		}
	}
	return font.NewSystem(folders...)
}

// book is the one in the program, or that of --chapters.
func book(c *cli.Command) (*content.Book, error) {
	if !c.IsSet("chapters") {
		return load.Builtin()
	}
	dir := c.String("chapters")
	book, err := loadFolder(dir)
	var mistakes load.Mistakes
	if errors.As(err, &mistakes) {
		return nil, exit.New(exit.Failed, "the chapters in "+dir+" have "+text.Count(len(mistakes), "mistake", "mistakes"),
			"groundwork chapters "+dir+" lists them")
	}
	return book, err
}

// loadFolder reads the book in a folder. Nothing outside the folder is read,
// wherever a link in it may lead.
func loadFolder(dir string) (*content.Book, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, exit.New(exit.Nothing, "there is no folder "+dir, "")
	}
	if err != nil {
		return nil, err
	}
	defer func() { _ = root.Close() }()
	if err := fitsBook(root.FS()); err != nil {
		return nil, err
	}
	return load.Book(root.FS())
}

// What a folder of chapters may hold: many times what the program's own has.
const (
	mostChapterFiles = 2000
	mostChapterBytes = 64 << 20
)

// fitsBook refuses a folder that can't be one of chapters, before any of it is read.
func fitsBook(folder fs.FS) error {
	files, size := 0, int64(0)
	return fs.WalkDir(folder, ".", func(_ string, e fs.DirEntry, err error) error {
		if err != nil {
			return nil // reading it will tell
		}
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() {
			files, size = files+1, size+info.Size()
		}
		if files > mostChapterFiles || size > mostChapterBytes {
			return exit.New(exit.Failed, "there is more in the folder than any chapters have", "give the folder that the chapters alone are in")
		}
		return nil
	})
}

// readWorkbook reads the workbook that is there, and lets go of it.
func (d *commandLine) readWorkbook(c *cli.Command) (read *content.Workbook, err error) {
	err = d.reading(c, func(_ *store.Safe, w *content.Workbook, _ store.Report) error {
		read = w
		return nil
	})
	return read, err
}

// reading reads the workbook that is there and has something done with it while
// it is open.
func (d *commandLine) reading(c *cli.Command, do func(*store.Safe, *content.Workbook, store.Report) error) (err error) {
	path, err := filePath(c, nothingToRead)
	if err != nil {
		return err
	}
	if err := present(path); err != nil {
		return err
	}
	safe, err := d.openToRead(c, path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, safe.Close()) }()
	w, report, err := safe.Load()
	if err != nil {
		return err
	}
	d.tellReport(report)
	return do(safe, w, report)
}

// nothingToRead is why --no-trace makes no sense with a command that reads.
const nothingToRead = "there is nothing to read in a sitting that keeps nothing"

// filePath is workbookPath for a command that needs a file; without says what it
// misses with --no-trace.
func filePath(c *cli.Command, without string) (string, error) {
	if c.Bool("no-trace") {
		return "", exit.Wrong("leave --no-trace out", "%s", without)
	}
	return workbookPath(c)
}

// present makes sure that there is a workbook.
func present(path string) error {
	return presentOr(path, "groundwork paths tells where it lies")
}

// presentOr is present with something else to try.
func presentOr(path, hint string) error {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if there := orphaned(path); there != "" {
			if open := readable(path); open != "" {
				there += "; " + open
			}
			return exit.New(exit.Nothing, "there is no workbook at "+path, there)
		}
		return exit.New(exit.Nothing, "there is no workbook at "+path, "groundwork begins one; "+hint)
	}
	return nil
}
