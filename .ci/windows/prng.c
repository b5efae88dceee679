/* What Go asks Windows for chance with, for a wine that doesn't have it yet: built as
 * bcryptprimitives.dll by .ci/run windows. */
#include <windows.h>

BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T size) {
	return SystemFunction036(data, (ULONG)size);
}
