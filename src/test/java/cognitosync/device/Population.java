package cognitosync.device;

import cognitosync.localcloud.TestCloud;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.ListRecordsResponse;
import software.amazon.awssdk.services.cognitosync.model.Operation;
import software.amazon.awssdk.services.cognitosync.model.RecordPatch;

/**
 * Identities of a pool that takes guests, with datasets: many people without as many slow sign-ups.
 *
 * @param outputs of the local cloud
 * @param sync with developer credentials
 */
public record Population(Map<String, Map<String, String>> outputs, CognitoSyncClient sync) implements AutoCloseable {

    /** Makes a stack take guests; for {@link DeviceCloud#startWith}. */
    public static void allowGuests(ObjectNode template) {
        template.path("Resources").forEach(resource -> {
            if (resource.path("Type").asText().equals("AWS::Cognito::IdentityPool")) {
                ((ObjectNode) resource.path("Properties")).put("AllowUnauthenticatedIdentities", true);
            }
        });
    }

    /** Of the cloud with these outputs. */
    public static Population of(Map<String, Map<String, String>> outputs) {
        return new Population(
                outputs,
                CognitoSyncClient.builder()
                        .endpointOverride(api(outputs))
                        .region(Region.of(outputs.get("CognitoSync").get("Region")))
                        .credentialsProvider(TestCloud.developer(
                                Path.of(outputs.get("LocalCloud").get("CredentialsFile"))))
                        .build());
    }

    private static URI api(Map<String, Map<String, String>> outputs) {
        return URI.create(outputs.get("LocalCloud").get("ApiEndpoint"));
    }

    String poolId() {
        return outputs.get("CognitoSync").get("IdentityPoolId");
    }

    /** Cognito Identity as everybody reaches it. */
    static CognitoIdentityClient identities(Map<String, Map<String, String>> outputs) {
        return CognitoIdentityClient.builder()
                .endpointOverride(api(outputs))
                .region(Region.of(outputs.get("CognitoSync").get("Region")))
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .build();
    }

    /** So many new identities, each with so many datasets of a few records; answers their ids. */
    public List<String> grow(int identities, int datasets) {
        List<String> ids = new ArrayList<>();
        try (CognitoIdentityClient identity = identities(outputs)) {
            for (int i = 0; i < identities; i++) {
                ids.add(identity.getId(request -> request.identityPoolId(poolId()))
                        .identityId());
            }
        }
        IntStream.range(0, identities).parallel().forEach(i -> {
            for (int dataset = 0; dataset < datasets; dataset++) {
                write(ids.get(i), "d" + dataset, records(i, dataset));
            }
        });
        return ids;
    }

    // Every character that JSON, shells and CSV care about.
    private static Map<String, String> records(int identity, int dataset) {
        Map<String, String> records = new TreeMap<>();
        for (int key = 0; key <= (identity + dataset) % 3; key++) {
            records.put("key " + key, "\"%d\\%d\",é\n\u2028%s".formatted(identity, dataset, "x".repeat(key * 50)));
        }
        return records;
    }

    /** Writes records, all at once. */
    public void write(String identityId, String dataset, Map<String, String> records) {
        ListRecordsResponse now = list(identityId, dataset);
        List<RecordPatch> patches = new ArrayList<>();
        records.forEach((key, value) -> patches.add(RecordPatch.builder()
                .op(Operation.REPLACE)
                .key(key)
                .value(value)
                .syncCount(now.datasetSyncCount())
                .build()));
        sync.updateRecords(request -> request.identityPoolId(poolId())
                .identityId(identityId)
                .datasetName(dataset)
                .syncSessionToken(now.syncSessionToken())
                .recordPatches(patches));
    }

    /** Values by identity, dataset and key, joined by a bar, of these identities. */
    public SortedMap<String, String> everything(List<String> identities) {
        SortedMap<String, String> all = new ConcurrentSkipListMap<>();
        identities.parallelStream().forEach(id -> sync.listDatasets(
                        request -> request.identityPoolId(poolId()).identityId(id))
                .datasets()
                .forEach(dataset -> list(id, dataset.datasetName()).records().forEach(record -> {
                    if (record.value() != null) {
                        all.put(id + "|" + dataset.datasetName() + "|" + record.key(), record.value());
                    }
                })));
        return all;
    }

    private ListRecordsResponse list(String identityId, String dataset) {
        return sync.listRecords(request ->
                request.identityPoolId(poolId()).identityId(identityId).datasetName(dataset));
    }

    @Override
    public void close() {
        sync.close();
    }
}
