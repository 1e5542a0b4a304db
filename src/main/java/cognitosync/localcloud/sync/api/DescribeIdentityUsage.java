package cognitosync.localcloud.sync.api;

import cognitosync.localcloud.sync.api.Call.Labels;
import cognitosync.localcloud.sync.store.Usages;
import cognitosync.localcloud.sync.store.Usages.Usage;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_DescribeIdentityUsage.html">DescribeIdentityUsage</a>. */
public record DescribeIdentityUsage(Usages usages) implements SyncOperation {
    @Override
    public Optional<String> resource(Labels labels) {
        return Optional.of(labels.identityArn());
    }

    @Override
    public JsonNode answer(Call call) {
        String poolId = call.labels().identityPoolId();
        String identityId = call.labels().identityId();
        Usage usage = usages.ofIdentity(poolId, identityId);
        ObjectNode json = Shapes.structure().put("IdentityId", identityId).put("IdentityPoolId", poolId);
        usage.lastModifiedDate().ifPresent(date -> json.put("LastModifiedDate", Shapes.seconds(date)));
        json.put("DatasetCount", usage.datasets()).put("DataStorage", usage.dataStorage());
        return Shapes.structure().set("IdentityUsage", json);
    }
}
