package cognitosync.localcloud.sync.dataset;

import java.time.Instant;
import java.util.List;

/**
 * The patches of one {@code UpdateRecords}: all are taken or none.
 *
 * @param patches in the order sent
 * @param by what {@code LastModifiedBy} will say
 * @param at the time of the service
 */
public record Edit(List<RecordPatch> patches, String by, Instant at) {
    public Edit {
        patches = List.copyOf(patches);
    }
}
