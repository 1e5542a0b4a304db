package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.access.credentials.Caller;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.sync.dataset.Assumptions;
import cognitosync.localcloud.sync.dataset.Dataset;
import cognitosync.localcloud.sync.dataset.DatasetId;
import cognitosync.localcloud.sync.dataset.DatasetRecord;
import cognitosync.localcloud.sync.dataset.Edit;
import cognitosync.localcloud.sync.dataset.RecordPatch;
import cognitosync.localcloud.sync.dataset.SyncLimits;
import cognitosync.localcloud.sync.dataset.UpdateOutcome;
import cognitosync.localcloud.sync.store.DatasetStore;
import cognitosync.localcloud.sync.store.SyncSession;
import cognitosync.localcloud.sync.store.SyncSessionTokens;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_UpdateRecords.html">UpdateRecords</a>: takes every
 * patch or none, and makes the dataset where there is none.
 */
public final class UpdateRecords implements DatasetOperation {
    private final DatasetStore store;
    private final SyncSessionTokens tokens;
    private final SyncLimits limits;

    public UpdateRecords(DatasetStore store, SyncSessionTokens tokens, SyncLimits limits) {
        this.store = store;
        this.tokens = tokens;
        this.limits = limits;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public RestPath path() {
        return RestPath.DATASET;
    }

    @Override
    public JsonNode answer(Call call) {
        UpdateRecordsInput input = UpdateRecordsInput.of(new Members(call.body()), limits);
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
            // What changes something is told by apply; everything else would hide that the session was spent.
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
}
