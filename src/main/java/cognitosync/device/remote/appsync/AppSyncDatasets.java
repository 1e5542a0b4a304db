package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Following;
import cognitosync.device.remote.Patch;
import cognitosync.device.remote.RemoteRecord;
import cognitosync.device.remote.Retries;
import cognitosync.device.remote.Snapshot;
import cognitosync.device.remote.SyncServiceException;
import cognitosync.device.time.Pauses;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * The datasets of one owner behind an API.
 *
 * @param requests to the API
 * @param owner identity id; empty for the caller
 * @param writeIds random ids
 * @param following opens a subscription to a dataset
 */
record AppSyncDatasets(
        DatasetRequests requests,
        Optional<String> owner,
        Supplier<String> writeIds,
        Function<String, Following> following)
        implements DatasetClient {
    /** A resolver runs a loop 1,000 times at most. */
    private static final int PATCHES = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Snapshot list(String dataset, long sinceCount) {
        ObjectNode variables = variables(dataset).put("since", sinceCount);
        GraphqlClient.Answer answer = requests.send(
                dataset, Operations.CHANGES, variables, requests.api().deadline());
        return Operations.snapshot(
                answer.data().path("changes"), sinceCount, requests.api().serverTime());
    }

    @Override
    public int patchesAtOnce() {
        return PATCHES;
    }

    @Override
    public List<RemoteRecord> update(String dataset, String sessionToken, Collection<Patch> patches) {
        if (patches.isEmpty()) {
            return List.of();
        }
        if (patches.size() > PATCHES) {
            throw SyncServiceException.limitExceeded(Messages.text("api.patches", PATCHES, patches.size()));
        }
        ObjectNode variables = variables(dataset);
        variables.set("patches", Operations.patches(patches));
        GraphqlClient.Answer answer = written(dataset, Operations.UPDATE, variables);
        Operations.Change change = Operations.change(answer.data().path("update"));
        if (!answer.isOnly()) {
            // An earlier attempt may have been the write, and others may have written since.
            Set<String> keys = patches.stream().map(Patch::key).collect(Collectors.toSet());
            return list(dataset, 0).records().stream()
                    .filter(record -> keys.contains(record.key()))
                    .toList();
        }
        return patches.stream().map(change::record).toList();
    }

    @Override
    public void delete(String dataset) {
        GraphqlClient.Answer answer = written(dataset, Operations.DELETE, variables(dataset));
        Operations.change(answer.data().path("deleteDataset"));
    }

    private ObjectNode variables(String dataset) {
        return JSON.createObjectNode().put("owner", owner.orElse(null)).put("dataset", dataset);
    }

    // The same id for every attempt: whichever of them arrives, at most one is accepted.
    private GraphqlClient.Answer written(String dataset, String mutation, ObjectNode variables) {
        variables.put("writeId", writeIds.get());
        Instant deadline = requests.api().deadline();
        boolean definite = true;
        for (int attempt = 1; ; attempt++) {
            try {
                GraphqlClient.Answer answer = requests.send(dataset, mutation, variables, deadline);
                return new GraphqlClient.Answer(answer.data(), answer.isOnly() && definite);
            } catch (SyncServiceException refusal) {
                definite &= refusal.answer().filter(answer -> isOnly(answer)).isPresent();
                String code = DatasetRequests.code(refusal);
                if (code.equals(GraphqlResponse.CONFLICT)) {
                    throw SyncServiceException.conflict(refusal.said(), definite);
                }
                if (!code.equals(GraphqlResponse.CONTENTION)) {
                    throw refusal;
                }
                if (!requests.api().pause(Retries.backoff(attempt), deadline)) {
                    throw SyncServiceException.conflict(Messages.text("table.contention", dataset), definite);
                }
            }
        }
    }

    private static boolean isOnly(AwsServiceException answer) {
        return answer.numAttempts() == null || answer.numAttempts() == 1;
    }

    /** The listing has no sizes, so that each dataset is read. */
    @Override
    public List<Summary> datasets(Consumer<DeviceException> unreadable) {
        List<Summary> all = new ArrayList<>();
        for (Operations.Listed listed : listed()) {
            try {
                summary(listed).ifPresent(all::add);
            } catch (DeviceException problem) {
                if (problem.kind() != DeviceException.Kind.UNREADABLE) {
                    throw problem;
                }
                unreadable.accept(problem);
            }
        }
        return all;
    }

    /** Empty if it was deleted since it was listed. */
    private Optional<Summary> summary(Operations.Listed listed) {
        Snapshot snapshot = list(listed.name(), 0);
        List<RemoteRecord> live = snapshot.live();
        long bytes = live.stream().mapToLong(AppSyncDatasets::bytes).sum();
        return Optional.of(new Summary(listed.name(), live.size(), bytes, listed.modified()))
                .filter(summary -> snapshot.exists());
    }

    private static long bytes(RemoteRecord record) {
        return utf8(record.key()) + utf8(record.value().orElse(""));
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public List<String> names() {
        return listed().stream().map(Operations.Listed::name).toList();
    }

    private List<Operations.Listed> listed() {
        return requests.datasets().stream()
                .filter(listed -> owner.map(listed.owner()::equals)
                        .orElseGet(() -> listed.role().isEmpty()))
                .toList();
    }

    @Override
    public Following follow(String dataset, Pauses pauses) {
        return following.apply(dataset);
    }
}
