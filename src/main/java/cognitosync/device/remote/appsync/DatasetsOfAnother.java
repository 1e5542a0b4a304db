package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Following;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Sharing;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.time.Pauses;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The datasets of somebody else. The API tells of a refusal only that it is one: the reason is the caller's role, for which it is
 * asked then.
 *
 * @param owner identity id
 * @param theirs refuses without a reason
 * @param requests to the API
 */
record DatasetsOfAnother(String owner, AppSyncDatasets theirs, DatasetRequests requests) implements DatasetClient {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Snapshot list(String dataset, long sinceCount) {
        return explained(dataset, () -> theirs.list(dataset, sinceCount));
    }

    @Override
    public int patchesAtOnce() {
        return theirs.patchesAtOnce();
    }

    @Override
    public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
        return explained(dataset, () -> theirs.update(dataset, sessionToken, patches));
    }

    @Override
    public void delete(String dataset) {
        theirs.delete(dataset);
    }

    @Override
    public List<Summary> datasets(Consumer<DeviceException> unreadable) {
        return theirs.datasets(unreadable);
    }

    @Override
    public List<String> names() {
        return theirs.names();
    }

    @Override
    public Following follow(String dataset, Pauses pauses) {
        return theirs.follow(dataset, pauses);
    }

    private <T> T explained(String dataset, Supplier<T> operation) {
        try {
            return operation.get();
        } catch (SyncServiceException refusal) {
            if (!refusal.isDenied()) {
                throw refusal;
            }
            if (role(dataset).filter(Sharing.Role.READER::equals).isEmpty()) {
                throw refusal;
            }
            throw new DeviceException(
                    DeviceException.Kind.NOT_ALLOWED, Messages.text("sharing.reader", dataset, owner), refusal);
        }
    }

    /** Empty for the owner. */
    private Optional<Sharing.Role> role(String dataset) {
        try {
            return Operations.role(requests.send(
                            dataset,
                            SharingOperations.ROLE,
                            JSON.createObjectNode().put("owner", owner).put("dataset", dataset),
                            requests.api().deadline())
                    .data()
                    .path("changes"));
        } catch (SyncServiceException refusal) {
            if (!refusal.isDenied()) {
                throw refusal;
            }
            throw new DeviceException(
                    DeviceException.Kind.NOT_ALLOWED, Messages.text("sharing.no-member", dataset, owner), refusal);
        }
    }
}
