package cognitosync.localcloud.store;

import cognitosync.localcloud.messages.Messages;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** The database could not be opened, read or written. */
public class StoreException extends RuntimeException {
    /** With a sentence that says what to do. */
    public StoreException(String message) {
        super(message);
    }

    /** With a sentence and what SQLite said. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    /** The disk was full; earlier data is intact (<a href="https://sqlite.org/rescode.html#full">SQLITE_FULL</a>). */
    public static final class DiskFullException extends StoreException {
        private DiskFullException(Path file, SQLException cause) {
            super(Messages.text("terminal.database.disk-full", file), cause);
        }

        /** Converts a failure of SQLite; a lack of room gets its own type. */
        static StoreException of(Path file, SQLException e, String otherwise) {
            return e instanceof SQLiteException failed && isLackOfRoom(failed.getResultCode())
                    ? new DiskFullException(file, e)
                    : new StoreException(otherwise, e);
        }

        private static boolean isLackOfRoom(SQLiteErrorCode code) {
            // The second is the error when there is no room for the WAL index.
            return code == SQLiteErrorCode.SQLITE_FULL || code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
        }
    }
}
