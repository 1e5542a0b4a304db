package cognitosync.device.remote;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.cognitosync.CognitoSyncClient;
import software.amazon.awssdk.services.cognitosync.model.Dataset;
import software.amazon.awssdk.services.cognitosync.model.ListDatasetsResponse;

/**
 * The datasets that identities of a pool have.
 *
 * @param client with credentials that may list them
 * @param identityPoolId the pool
 * @see <a href="https://docs.aws.amazon.com/cognitosync/latest/APIReference/API_ListDatasets.html">ListDatasets</a>
 */
public record RemoteDatasets(CognitoSyncClient client, String identityPoolId) {
    private static final int PAGE = 64;

    /**
     * What a listing tells of a dataset.
     *
     * @param name its name
     * @param records how many it has
     * @param bytes what they weigh
     * @param lastModifiedDate its last change
     */
    public record Summary(String name, long records, long bytes, Instant lastModifiedDate) {}

    /** All datasets of an identity. */
    public List<Summary> of(String identityId) {
        List<Summary> all = new ArrayList<>();
        String nextToken = null;
        do {
            ListDatasetsResponse page = page(identityId, nextToken);
            page.datasets().forEach(dataset -> all.add(summary(dataset)));
            nextToken = page.nextToken();
        } while (nextToken != null);
        return all;
    }

    private ListDatasetsResponse page(String identityId, String nextToken) {
        return client.listDatasets(request -> request.identityPoolId(identityPoolId)
                .identityId(identityId)
                .maxResults(PAGE)
                .nextToken(nextToken));
    }

    private static Summary summary(Dataset dataset) {
        return new Summary(
                dataset.datasetName(),
                dataset.numRecords() == null ? 0 : dataset.numRecords(),
                dataset.dataStorage() == null ? 0 : dataset.dataStorage(),
                dataset.lastModifiedDate());
    }
}
