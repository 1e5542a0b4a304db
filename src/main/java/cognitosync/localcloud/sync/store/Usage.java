package cognitosync.localcloud.sync.store;

import java.time.Instant;
import java.util.Optional;

/**
 * What the datasets that exist add up to.
 *
 * @param datasets how many
 * @param dataStorage bytes of keys and values
 * @param lastModifiedDate last write, a deletion included; empty where nothing was ever written
 */
public record Usage(int datasets, long dataStorage, Optional<Instant> lastModifiedDate) {}
