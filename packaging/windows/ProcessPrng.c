/* bcryptprimitives.dll as wine 8 lacks it; Windows 10 has its own. Alone, without a C library. */
unsigned char __stdcall SystemFunction036(void *bytes, unsigned long count);

int __stdcall DllMainCRTStartup(void *instance, unsigned long reason, void *reserved) {
    return 1;
}

__declspec(dllexport) int __stdcall ProcessPrng(unsigned char *bytes, unsigned long long count) {
    return SystemFunction036(bytes, (unsigned long)count);
}
