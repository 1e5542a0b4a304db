package cognitosync.device.remote.dynamodb;

import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.DatasetClients;
import cognitosync.device.remote.SyncServiceException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.OnDemandThroughput;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The datasets of all identities in a table.
 *
 * @param client with credentials for them
 * @param name of the table
 * @param clock of this device
 */
public record DatasetTable(DynamoDbClient client, String name, InstantSource clock) implements DatasetClients {
    /** The largest dataset can be read, and written, in one second. */
    private static final Ceiling LEAST = new Ceiling(86, 343, false);

    /** Keeps a page, whose items have up to 400 KB, from consuming the reads of many seconds at once. */
    private static final int PAGE = 100;

    @Override
    public DatasetClient of(String identityId) {
        return new DynamoDbDatasets(new OwnItems(client, name, identityId, clock), clock, () -> UUID.randomUUID()
                .toString());
    }

    /**
     * All owners: a scan reads the whole table once, because no index has the owners alone.
     *
     * @see <a href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Scan.html">Scan</a>
     */
    @Override
    public Set<String> owners() {
        ScanRequest request = ScanRequest.builder()
                .tableName(name)
                .projectionExpression("#owner")
                .expressionAttributeNames(Map.of("#owner", ItemFormat.OWNER))
                .limit(PAGE)
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        return SyncServiceException.translated(() -> {
            Set<String> owners = new TreeSet<>();
            client.scanPaginator(request)
                    .items()
                    .forEach(item -> owners.add(item.get(ItemFormat.OWNER).s()));
            return owners;
        });
    }

    @Override
    public Optional<Ceiling> ceiling() {
        try {
            OnDemandThroughput throughput = SyncServiceException.translated(
                            () -> client.describeTable(request -> request.tableName(name)))
                    .table()
                    .onDemandThroughput();
            return Optional.of(
                    throughput == null
                            ? LEAST
                            : new Ceiling(
                                    limit(throughput.maxReadRequestUnits(), LEAST.readUnits()),
                                    limit(throughput.maxWriteRequestUnits(), LEAST.writeUnits()),
                                    true));
        } catch (SyncServiceException refusal) {
            if (refusal.isDenied()) {
                // Users may not describe the table, and developers need not.
                return Optional.of(LEAST);
            }
            throw refusal;
        }
    }

    // Not limited: -1.
    private static long limit(Long units, long otherwise) {
        return units == null || units < 0 ? otherwise : units;
    }

    @Override
    public void close() {
        client.close();
    }
}
