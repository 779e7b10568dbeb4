#ifndef STORE_RESULTS_H
#define STORE_RESULTS_H

/* Result codes of the store. Those of 100 and more are no errors. */
#define STORE_OK          0   /* all is well */
#define STORE_ERROR       1   /* generic error */
#define STORE_INTERNAL    2   /* logic error inside */
#define STORE_PERM        3   /* access permission denied */
#define STORE_ABORT       4   /* a callback asked to stop */
#define STORE_BUSY        5   /* the file is locked */
#define STORE_IOERR      10   /* error of disk I/O */
#define STORE_FULL       13   /* no room left */
#define STORE_MISMATCH   20   /* wrong type */
#define STORE_NOTICE     27
#define STORE_ROW       100   /* another row is ready */
#define STORE_DONE      101   /* no more rows */
#define STORE_IOERR_READ (STORE_IOERR | (1 << 8))

static inline int store_failed(int rc)
{
    return rc != 0 && rc != 100 && rc != 101;
}

static inline const char *store_text(int rc)
{
    switch (rc) {
    case 0: return "not an error";
    case 1: return "generic error";
    case 2: return "internal error";
    case 3: return "permission denied";
    case 4: return "aborted";
    case 10: return "disk error";
    case 100: return "another row";
    default: return "unknown error";
    }
}

#endif
