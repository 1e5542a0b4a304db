package cognitosync.localcloud.store;

import cognitosync.localcloud.store.StoreException.DiskFullException;
import java.nio.file.Path;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a write throws on a disk without room, for tests that have no such disk. */
public final class Disks {
    private Disks() {}

    public static StoreException full() {
        return DiskFullException.of(
                Path.of("local.sqlite"), new SQLiteException("full", SQLiteErrorCode.SQLITE_FULL), "not full");
    }
}
