package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.protocol.Constraints;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.api.SyncOperation.DatasetOperation;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.Dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.DatasetState.DatasetId;
import cognitosync.localcloud.sync.dataset.Edit;
import cognitosync.localcloud.sync.dataset.Edit.RecordPatch;
import cognitosync.localcloud.sync.dataset.Edit.UpdateOutcome;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.store.DatasetStore;
import cognitosync.localcloud.sync.store.SyncSessionTokens;
import cognitosync.localcloud.sync.store.SyncSessionTokens.SyncSession;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</a>: takes every
 * patch or none, and makes the dataset where there is none.
 */
public record UpdateRecords(DatasetStore store, SyncSessionTokens tokens, SyncLimits limits)
        implements DatasetOperation {
    @Override
    public JsonNode answer(Call call) {
        Input input = Input.of(new Members(call.body()), limits);
        DatasetId id = call.labels().dataset();
        SyncSession session =
                tokens.read(input.syncSessionToken(), id, call.at()).orElseThrow(SyncErrors::invalidSessionToken);
        Edit edit =
                new Edit(input.recordPatches(), Assumptions.lastModifiedBy(call.caller(), input.deviceId()), call.at());
        ObjectNode answer = Shapes.structure();
        answer.set("Records", Shapes.records(update(id, edit, session, call.caller())));
        return answer;
    }

    // Another device may write between load and apply. Deciding again finds the true conflict, or that there is none.
    private List<DatasetRecord> update(DatasetId id, Edit edit, SyncSession session, Caller caller) {
        // An identity that was merged into another since its request was let in would write where nothing is read.
        DatasetStore.Requirement requirement = caller instanceof Caller.Identity
                ? DatasetStore.Requirement.ACTIVE_IDENTITY
                : DatasetStore.Requirement.NONE;
        Set<String> keys = edit.patches().stream().map(RecordPatch::key).collect(Collectors.toSet());
        for (int attempt = 0; attempt < Assumptions.ATTEMPTS; attempt++) {
            Dataset before = store.load(id, keys);
            UpdateOutcome outcome = before.update(edit, limits);
            // Of a change, apply reports a spent session; every other outcome would hide it.
            if (!outcome.changesSomething() && store.isSpent(session)) {
                throw SyncErrors.invalidSessionToken();
            }
            UpdateOutcome.Updated change = updated(outcome);
            if (!change.changesSomething()) {
                return List.of();
            }
            switch (store.apply(id, before, change, session, requirement)) {
                case APPLIED -> {
                    return change.records();
                }
                case SESSION_SPENT -> throw SyncErrors.invalidSessionToken();
                case IDENTITY_GONE -> throw SyncErrors.noSuchIdentity(id.identityId());
                case COUNT_CHANGED -> {
                    // Decided again with what the other device wrote.
                }
            }
        }
        throw SyncErrors.conflict(Assumptions.contention(id));
    }

    private static UpdateOutcome.Updated updated(UpdateOutcome outcome) {
        if (outcome instanceof UpdateOutcome.Conflict conflict) {
            throw SyncErrors.conflict(conflict.message());
        }
        if (outcome instanceof UpdateOutcome.LimitExceeded exceeded) {
            throw SyncErrors.limitExceeded(exceeded.message());
        }
        if (outcome instanceof UpdateOutcome.Invalid invalid) {
            throw SyncErrors.invalidParameter(invalid.message());
        }
        return (UpdateOutcome.Updated) outcome;
    }

    /**
     * The body of an {@code UpdateRecords}, its constraints checked.
     *
     * @param syncSessionToken from a ListRecords
     * @param deviceId as Cognito gave it to the device, where it did
     * @param recordPatches in the order sent
     */
    public record Input(String syncSessionToken, Optional<String> deviceId, List<RecordPatch> recordPatches) {
        private static final int DEVICE_ID_LENGTH = 256;
        private static final List<String> OPS = List.of("replace", "remove");

        public Input {
            recordPatches = List.copyOf(recordPatches);
        }

        public static Input of(Members body, SyncLimits limits) {
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
            return new Input(token.orElseThrow(), deviceId, read);
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
}
