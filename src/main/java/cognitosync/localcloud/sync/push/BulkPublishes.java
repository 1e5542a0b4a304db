package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.Shapes;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation.PoolOperation;
import cognitosync.localcloud.sync.dataset.Assumptions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** The last bulk publish of every pool. */
public record BulkPublishes(Database database) {
    BulkPublishRun of(String poolId) {
        return database.read(t -> find(t, poolId));
    }

    /**
     * Begins a bulk publish if the check of the last one allows it.
     *
     * @param check throws if not; called in the transaction, so that concurrent calls are checked one after the other
     */
    void begin(String poolId, Instant now, Consumer<BulkPublishRun> check) {
        database.write(t -> {
            check.accept(find(t, poolId));
            return t.update(
                    "INSERT INTO sync_bulk_publish (pool, started) VALUES (?, ?)"
                            + " ON CONFLICT (pool) DO UPDATE SET started = excluded.started",
                    poolId,
                    now);
        });
    }

    private static BulkPublishRun find(Transaction t, String poolId) throws SQLException {
        return new BulkPublishRun(
                t.first("SELECT started FROM sync_bulk_publish WHERE pool = ?", row -> row.instant("started"), poolId));
    }

    /**
     * The last bulk publish of a pool (<a
     * href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-streams.html">Amazon Cognito Streams</a>). Nothing is
     * delivered, so only its start is stored.
     *
     * @param startedAt empty where there never was one
     */
    record BulkPublishRun(Optional<Instant> startedAt) {
        /** How long after a successful one the next may begin. */
        static final Duration WAIT = Duration.ofHours(24);

        /** Where a pool stands at a moment. */
        enum Status {
            NOT_STARTED,
            IN_PROGRESS,
            SUCCEEDED
        }

        Status status(Instant now) {
            return completedAt()
                    .map(end -> now.isBefore(end) ? Status.IN_PROGRESS : Status.SUCCEEDED)
                    .orElse(Status.NOT_STARTED);
        }

        /** Whether a successful one is so recent that another may not begin. */
        boolean isRecent(Instant now) {
            return completedAt().map(end -> now.isBefore(end.plus(WAIT))).orElse(false);
        }

        ObjectNode details(String poolId, Instant now) {
            Status status = status(now);
            ObjectNode answer = Shapes.structure().put("IdentityPoolId", poolId);
            startedAt.ifPresent(start -> answer.put("BulkPublishStartTime", Shapes.seconds(start)));
            completedAt()
                    .filter(end -> status == Status.SUCCEEDED)
                    .ifPresent(end -> answer.put("BulkPublishCompleteTime", Shapes.seconds(end)));
            return answer.put("BulkPublishStatus", status.name());
        }

        private Optional<Instant> completedAt() {
            return startedAt.map(start -> start.plus(Assumptions.BULK_PUBLISH_DURATION));
        }
    }

    /**
     * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_BulkPublish.html">BulkPublish</a>: goes through every
     * state of a real one and delivers nothing.
     */
    public record BulkPublish(PoolConfigurations configurations, BulkPublishes publishes) implements PoolOperation {
        @Override
        public JsonNode answer(Call call) {
            String poolId = call.labels().identityPoolId();
            if (!configurations.of(poolId).isStreaming()) {
                throw SyncErrors.invalidParameter("Identity pool '" + poolId
                        + "' has no stream that is ENABLED; set CognitoStreams with SetIdentityPoolConfiguration.");
            }
            publishes.begin(poolId, call.at(), last -> {
                if (last.status(call.at()) == BulkPublishRun.Status.IN_PROGRESS) {
                    throw SyncErrors.duplicateRequest(poolId);
                }
                if (last.isRecent(call.at())) {
                    throw SyncErrors.alreadyStreamed(poolId);
                }
            });
            return Shapes.structure().put("IdentityPoolId", poolId);
        }
    }

    /**
     * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetBulkPublishDetails.html">GetBulkPublishDetails</a>,
     * which is a POST although it only reads.
     */
    public record GetBulkPublishDetails(BulkPublishes publishes) implements PoolOperation {
        @Override
        public JsonNode answer(Call call) {
            String poolId = call.labels().identityPoolId();
            return publishes.of(poolId).details(poolId, call.at());
        }
    }
}
