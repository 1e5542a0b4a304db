package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.dataset.RecordPatch;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The body of an {@code UpdateRecords}, its constraints checked.
 *
 * @param syncSessionToken from a ListRecords
 * @param deviceId as Cognito gave it to the device, where it did
 * @param recordPatches in the order sent
 */
public record UpdateRecordsInput(String syncSessionToken, Optional<String> deviceId, List<RecordPatch> recordPatches) {
    private static final int DEVICE_ID_LENGTH = 256;
    private static final List<String> OPS = List.of("replace", "remove");

    public UpdateRecordsInput {
        recordPatches = List.copyOf(recordPatches);
    }

    public static UpdateRecordsInput of(Members body, SyncLimits limits) {
        Optional<String> token = body.text("SyncSessionToken");
        Optional<String> deviceId = body.text("DeviceId");
        List<Members> patches = body.structures("RecordPatches");
        Constraints constraints = new Constraints(SyncErrors::invalidParameter).present("syncSessionToken", token);
        deviceId.ifPresent(id -> constraints.length("deviceId", id, 1, DEVICE_ID_LENGTH));
        for (int i = 0; i < patches.size(); i++) {
            check(constraints, "recordPatches." + (i + 1) + ".member.", patches.get(i), limits);
        }
        constraints.verify();
        List<RecordPatch> read = new ArrayList<>();
        patches.forEach(patch -> read.add(patch(patch)));
        return new UpdateRecordsInput(token.orElseThrow(), deviceId, read);
    }

    private static void check(Constraints constraints, String path, Members patch, SyncLimits limits) {
        Optional<String> op = patch.text("Op");
        Optional<String> key = patch.text("Key");
        Optional<String> value = patch.text("Value");
        constraints
                .present(path + "op", op)
                .present(path + "key", key)
                .present(path + "syncCount", patch.number("SyncCount"));
        op.ifPresent(given -> constraints.oneOf(path + "op", given, OPS));
        key.ifPresent(given -> constraints.length(path + "key", given, 1, limits.keyLength()));
        value.ifPresent(given -> constraints.length(path + "value", given, 0, limits.valueLength()));
        if (op.equals(Optional.of("replace")) && !Assumptions.isReplaceable(value)) {
            constraints.present(path + "value", value);
        }
        patch.date("DeviceLastModifiedDate");
    }

    private static RecordPatch patch(Members patch) {
        boolean removes = patch.text("Op").orElseThrow().equals("remove");
        return new RecordPatch(
                patch.text("Key").orElseThrow(),
                // Some clients send an empty value with a removal.
                removes ? Optional.empty() : patch.text("Value"),
                patch.number("SyncCount").orElseThrow(),
                patch.date("DeviceLastModifiedDate"));
    }
}
