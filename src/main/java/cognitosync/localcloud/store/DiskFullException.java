package cognitosync.localcloud.store;

import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** There was no room for a write; what was there before is there still (<a href="https://sqlite.org/rescode.html#full">SQLITE_FULL</a>). */
public final class DiskFullException extends StoreException {
    private DiskFullException(Path file, SQLException cause) {
        super(
                "The disk of " + file
                        + " is full; this was not written, and everything before it is kept. Free some space,"
                        + " then try again.",
                cause);
    }

    /** The same failure as one of the store, told apart where it is a lack of room. */
    static StoreException of(Path file, SQLException e, String otherwise) {
        return e instanceof SQLiteException failed && isLackOfRoom(failed.getResultCode())
                ? new DiskFullException(file, e)
                : new StoreException(otherwise, e);
    }

    private static boolean isLackOfRoom(SQLiteErrorCode code) {
        // The second is what a disk without room for the index of the log says.
        return code == SQLiteErrorCode.SQLITE_FULL || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
    }
}
