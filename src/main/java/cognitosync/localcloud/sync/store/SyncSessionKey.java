package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.store.Database;
import java.security.SecureRandom;

/** The key that signs sync session tokens: made once for each database, so that tokens outlive a restart. */
public final class SyncSessionKey {
    private static final int BYTES = 32;

    private SyncSessionKey() {}

    public static byte[] of(Database database, SecureRandom random) {
        byte[] fresh = new byte[BYTES];
        random.nextBytes(fresh);
        return database.write(t -> {
            t.update("INSERT INTO sync_session_key (id, key) VALUES (1, ?) ON CONFLICT DO NOTHING", fresh);
            return t.first("SELECT key FROM sync_session_key WHERE id = 1", row -> row.bytes("key"))
                    .orElseThrow();
        });
    }
}
