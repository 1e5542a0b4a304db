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
 * The datasets of the caller behind an API.
 *
 * @param api where they are
 * @param owner identity id of the caller
 * @param writeIds random ids
 * @param following opens a subscription to a dataset
 */
record AppSyncDatasets(
        GraphqlClient api, String owner, Supplier<String> writeIds, Function<String, Following> following)
        implements DatasetClient {
    /** A resolver runs a loop 1,000 times at most. */
    private static final int PATCHES = 500;

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public Snapshot list(String dataset, long sinceCount) {
        ObjectNode variables = JSON.createObjectNode().put("dataset", dataset).put("since", sinceCount);
        GraphqlClient.Answer answer = sent(dataset, Operations.CHANGES, variables, api.deadline());
        return Operations.snapshot(answer.data().path("changes"), sinceCount, api.serverTime());
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
        ObjectNode variables = JSON.createObjectNode().put("dataset", dataset);
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
        GraphqlClient.Answer answer =
                written(dataset, Operations.DELETE, JSON.createObjectNode().put("dataset", dataset));
        Operations.change(answer.data().path("deleteDataset"));
    }

    // The same id for every attempt: whichever of them arrives, at most one is accepted.
    private GraphqlClient.Answer written(String dataset, String mutation, ObjectNode variables) {
        variables.put("writeId", writeIds.get());
        Instant deadline = api.deadline();
        boolean definite = true;
        for (int attempt = 1; ; attempt++) {
            try {
                GraphqlClient.Answer answer = sent(dataset, mutation, variables, deadline);
                return new GraphqlClient.Answer(answer.data(), answer.isOnly() && definite);
            } catch (SyncServiceException refusal) {
                definite &= refusal.answer().filter(answer -> isOnly(answer)).isPresent();
                String code = code(refusal);
                if (code.equals(GraphqlResponse.CONFLICT)) {
                    throw SyncServiceException.conflict(refusal.said(), definite);
                }
                if (!code.equals(GraphqlResponse.CONTENTION)) {
                    throw refusal;
                }
                if (!api.pause(Retries.backoff(attempt), deadline)) {
                    throw SyncServiceException.conflict(Messages.text("table.contention", dataset), definite);
                }
            }
        }
    }

    private static boolean isOnly(AwsServiceException answer) {
        return answer.numAttempts() == null || answer.numAttempts() == 1;
    }

    private GraphqlClient.Answer sent(String dataset, String operation, ObjectNode variables, Instant deadline) {
        try {
            return SyncServiceException.translated(() -> api.send(operation, variables, deadline));
        } catch (SyncServiceException refusal) {
            switch (code(refusal)) {
                case GraphqlResponse.LIMIT_EXCEEDED -> throw SyncServiceException.limitExceeded(refusal.said());
                case GraphqlResponse.UNREADABLE ->
                    throw new DeviceException(
                            DeviceException.Kind.UNREADABLE,
                            Messages.text("api.unreadable", dataset, refusal.said()),
                            refusal);
                default -> throw refusal;
            }
        }
    }

    private static String code(SyncServiceException refusal) {
        return refusal.answer()
                .map(answer -> answer.awsErrorDetails().errorCode())
                .orElse("");
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
        List<Operations.Listed> all = new ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            ObjectNode variables = JSON.createObjectNode().put("nextToken", next.orElse(null));
            GraphqlClient.Answer answer = sent("", Operations.DATASETS, variables, api.deadline());
            Operations.Page page = Operations.page(answer.data().path("datasets"));
            all.addAll(page.items());
            next = page.nextToken();
        } while (next.isPresent());
        return all;
    }

    @Override
    public Following follow(String dataset, Pauses pauses) {
        return following.apply(dataset);
    }
}
