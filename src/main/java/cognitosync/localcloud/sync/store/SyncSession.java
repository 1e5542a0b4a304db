package cognitosync.localcloud.sync.store;

import cognitosync.localcloud.sync.dataset.DatasetId;
import java.time.Instant;

/**
 * What a sync session token stands for; one successful update spends it.
 *
 * @param dataset the only one it is good for
 * @param nonce tells it from every other session
 * @param expiresAt end of its use
 */
public record SyncSession(DatasetId dataset, String nonce, Instant expiresAt) {}
