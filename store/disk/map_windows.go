package disk

import (
	"os"
	"unsafe"

	"golang.org/x/sys/windows"
)

// Map shows the file's bytes without reading them: a damaged one may say that it is
// larger than any memory. As long as it is mapped it can't be cut.
func Map(f *os.File, size int64) (data []byte, unmap func(), err error) {
	mapping, err := windows.CreateFileMapping(windows.Handle(f.Fd()), nil, windows.PAGE_READONLY, uint32(size>>32), uint32(size), nil)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = windows.CloseHandle(mapping) }() // the view holds on to it
	at, err := windows.MapViewOfFile(mapping, windows.FILE_MAP_READ, 0, 0, uintptr(size))
	if err != nil {
		return nil, nil, err
	}
	data = unsafe.Slice(*(**byte)(unsafe.Pointer(&at)), size)
	return data, func() { _ = windows.UnmapViewOfFile(at) }, nil
}
