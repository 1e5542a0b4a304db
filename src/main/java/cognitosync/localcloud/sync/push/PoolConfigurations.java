package cognitosync.localcloud.sync.push;

import cognitosync.localcloud.protocol.JsonProtocol;
import cognitosync.localcloud.protocol.Members;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.sync.api.Call;
import cognitosync.localcloud.sync.api.SyncErrors;
import cognitosync.localcloud.sync.api.SyncOperation.PoolOperation;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;

/** The configurations of pools, as the structures that the API shows. */
public record PoolConfigurations(Database database) {
    PoolConfiguration of(String poolId) {
        return database.read(t ->
                        t.first("SELECT * FROM sync_configuration WHERE pool = ?", PoolConfigurations::read, poolId))
                .orElse(PoolConfiguration.NONE);
    }

    /** Stores the successor of a configuration; returns false if it was changed since it was read. */
    public boolean replace(String poolId, PoolConfiguration before, PoolConfiguration after) {
        ObjectNode push = after.pushSync().map(PoolConfiguration.PushSync::json).orElse(null);
        ObjectNode streams =
                after.streams().map(PoolConfiguration.CognitoStreams::json).orElse(null);
        return database.write(t -> t.update("""
                        INSERT INTO sync_configuration (pool, version, push, streams) VALUES (?, ?, ?, ?)
                        ON CONFLICT (pool) DO UPDATE SET version = excluded.version, push = excluded.push,
                          streams = excluded.streams WHERE sync_configuration.version = ?
                        """, poolId, after.version(), push, streams, before.version())) == 1;
    }

    private static PoolConfiguration read(Row row) throws SQLException {
        ObjectNode body = JsonProtocol.MAPPER.createObjectNode();
        for (String[] part : new String[][] {{"PushSync", "push"}, {"CognitoStreams", "streams"}}) {
            if (row.optionalText(part[1]).isPresent()) {
                body.set(part[0], row.json(part[1]));
            }
        }
        PoolConfiguration.Input stored = PoolConfiguration.Input.of(new Members(body));
        return new PoolConfiguration(row.number("version"), stored.pushSync(), stored.streams());
    }

    /** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_GetIdentityPoolConfiguration.html">GetIdentityPoolConfiguration</a>. */
    public record GetIdentityPoolConfiguration(PoolConfigurations configurations) implements PoolOperation {
        @Override
        public JsonNode answer(Call call) {
            String poolId = call.labels().identityPoolId();
            return configurations.of(poolId).answer(poolId);
        }
    }

    /**
     * <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_SetIdentityPoolConfiguration.html">SetIdentityPoolConfiguration</a>:
     * concurrent changes are refused rather than overwritten.
     */
    public record SetIdentityPoolConfiguration(PoolConfigurations configurations) implements PoolOperation {
        @Override
        public JsonNode answer(Call call) {
            String poolId = call.labels().identityPoolId();
            PoolConfiguration before = configurations.of(poolId);
            PoolConfiguration.Input input = PoolConfiguration.Input.of(new Members(call.body()));
            PoolConfiguration after = before.with(input.pushSync(), input.streams());
            if (!configurations.replace(poolId, before, after)) {
                throw SyncErrors.concurrentModification(poolId);
            }
            return after.answer(poolId);
        }
    }
}
