package cognitosync.device.remote.appsync;

import cognitosync.device.failure.DeviceException;
import cognitosync.device.messages.Messages;
import cognitosync.device.remote.DatasetClient;
import cognitosync.device.remote.Retries;
import cognitosync.device.remote.Sharing;
import cognitosync.device.remote.SyncServiceException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the caller of an API shares.
 *
 * @param requests to the API
 * @param datasets of an owner
 */
record AppSyncSharing(DatasetRequests requests, Function<String, AppSyncDatasets> datasets) implements Sharing {
    /** By how much a clock can be fast and sign valid requests: an invitation may not end later than the service allows. */
    private static final Duration FAST = Duration.ofMinutes(5);

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public DatasetClient datasetsOf(String owner) {
        return new DatasetsOfAnother(owner, datasets.apply(owner), requests);
    }

    @Override
    public Overview overview() {
        List<String> own = new ArrayList<>();
        List<Shared> others = new ArrayList<>();
        for (Operations.Listed listed : requests.datasets()) {
            listed.role()
                    .ifPresentOrElse(
                            role -> others.add(new Shared(listed.owner(), listed.ownerName(), listed.name(), role)),
                            () -> own.add(listed.name()));
        }
        return new Overview(own, others);
    }

    @Override
    public List<Member> members(String dataset) {
        return requests.pages(
                dataset,
                SharingOperations.MEMBERS,
                JSON.createObjectNode().put("dataset", dataset),
                "members",
                SharingOperations::member);
    }

    @Override
    public Invitation invite(String dataset, Role role, Duration lasting, String name) {
        Instant end = requests.api().now().plus(lasting).minus(FAST);
        return SharingOperations.invitation(send(
                        SharingOperations.INVITE,
                        JSON.createObjectNode()
                                .put("dataset", dataset)
                                .put("role", role.toString())
                                .put("expires", end.toEpochMilli())
                                .put("name", name))
                .path("invite"));
    }

    @Override
    public Shared accept(String token, String name) {
        return SharingOperations.shared(send(
                        SharingOperations.ACCEPT,
                        JSON.createObjectNode().put("token", token).put("name", name))
                .path("accept"));
    }

    @Override
    public void remove(String dataset, String member) {
        send(
                SharingOperations.REMOVE,
                JSON.createObjectNode().put("dataset", dataset).put("member", member));
    }

    @Override
    public void leave(String owner, String dataset) {
        send(
                SharingOperations.LEAVE,
                JSON.createObjectNode().put("owner", owner).put("dataset", dataset));
    }

    /** Each has the same effect once and twice, or, like an invitation that nobody has got, none that matters. */
    private JsonNode send(String mutation, ObjectNode variables) {
        String dataset = variables.path("dataset").asText();
        Instant deadline = requests.api().deadline();
        for (int attempt = 1; ; attempt++) {
            try {
                return requests.send(dataset, mutation, variables, deadline).data();
            } catch (SyncServiceException refusal) {
                switch (DatasetRequests.code(refusal)) {
                    case GraphqlResponse.INVALID_INVITATION ->
                        throw new DeviceException(
                                DeviceException.Kind.NOT_FOUND, Messages.text("sharing.invitation"), refusal);
                    case GraphqlResponse.CONTENTION -> {
                        if (!requests.api().pause(Retries.backoff(attempt), deadline)) {
                            throw new DeviceException(
                                    DeviceException.Kind.WRITE_CONFLICT, Messages.text("sharing.contention"), refusal);
                        }
                    }
                    default -> throw refusal;
                }
            }
        }
    }
}
