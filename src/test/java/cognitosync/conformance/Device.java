package cognitosync.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One client that works on one identity's datasets. Of every answer it checks what holds for all of them: a request id, and for an
 * error that the client recognized it.
 */
final class Device implements Checked {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** What IAM says is in no service's model, and so has no class of its own. */
    private static final Set<String> UNMODELLED = Set.of("AccessDeniedException");

    private final CloudUnderTest cloud;
    private final SyncClient client;
    private final Who who;
    private final String identityPoolId;
    private final String identityId;
    private final Set<Operation> called;

    private Device(
            CloudUnderTest cloud, SyncClient client, Who who, String pool, String identity, Set<Operation> called) {
        this.cloud = cloud;
        this.client = client;
        this.who = who;
        this.identityPoolId = pool;
        this.identityId = identity;
        this.called = called;
    }

    /** Under the account's own credentials, for an identity that no other test uses. */
    static Device fresh(CloudUnderTest cloud, SyncClient client) {
        return new Device(
                cloud,
                client,
                Who.DEVELOPER,
                cloud.identityPoolId(),
                cloud.freshIdentityId(),
                EnumSet.noneOf(Operation.class));
    }

    /** This client with a person's credentials, on that person's datasets. */
    Device as(Who person) {
        SignedIn in = cloud.person(person);
        return new Device(cloud, client, person, in.identityPoolId(), in.identityId(), called);
    }

    /** This client on the datasets of a guest, in the pool that allows guests. */
    Device onGuest(SignedIn guest) {
        return new Device(cloud, client, who, guest.identityPoolId(), guest.identityId(), called);
    }

    CloudUnderTest cloud() {
        return cloud;
    }

    /** This client in an unused pool. */
    Device inSparePool() {
        return in(cloud.spareIdentityPoolId());
    }

    /** This client on another identity's datasets. */
    Device on(String otherIdentityId) {
        return new Device(cloud, client, who, identityPoolId, otherIdentityId, called);
    }

    /** This client on another pool's identities. */
    Device in(String otherPoolId) {
        return new Device(cloud, client, who, otherPoolId, identityId, called);
    }

    String identityId() {
        return identityId;
    }

    String identityPoolId() {
        return identityPoolId;
    }

    /** Of the account that owns the pool. */
    String accountId() {
        return cloud.accountId();
    }

    @Override
    public Set<Operation> called() {
        return called;
    }

    Listing list(String dataset) {
        return list(dataset, Map.of());
    }

    Listing list(String dataset, Map<String, ?> more) {
        return new Listing(ok(Operation.ListRecords, with(more, "DatasetName", dataset)));
    }

    String token(String dataset) {
        return list(dataset).token();
    }

    /** Begins a session and updates. */
    List<Entry> update(String dataset, ObjectNode... patches) {
        return updateWith(token(dataset), dataset, patches);
    }

    List<Entry> updateWith(String token, String dataset, ObjectNode... patches) {
        ObjectNode output = ok(Operation.UpdateRecords, updating(token, dataset, List.of(patches)));
        return Entry.all(output.get("Records"));
    }

    /** An update that is refused. */
    Reply.Refusal refusedUpdate(int status, String code, String token, String dataset, ObjectNode... patches) {
        return refused(status, code, Operation.UpdateRecords, updating(token, dataset, List.of(patches)));
    }

    private static Map<String, Object> updating(String token, String dataset, List<ObjectNode> patches) {
        return Map.of("DatasetName", dataset, "SyncSessionToken", token, "RecordPatches", patches);
    }

    /** Calls an operation that succeeds. */
    ObjectNode ok(Operation operation, Map<String, ?> input) {
        Reply reply = send(operation, input);
        assertThat(reply).as(operation.name()).isInstanceOf(Reply.Output.class);
        Reply.Output output = (Reply.Output) reply;
        assertThat(output.requestId()).as("x-amzn-RequestId").isNotEmpty();
        return output.output();
    }

    /** Calls an operation that is refused, and checks that the client knew the error for what it is. */
    Reply.Refusal refused(int status, String code, Operation operation, Map<String, ?> input) {
        Reply reply = send(operation, input);
        assertThat(reply).as(operation.name()).isInstanceOf(Reply.Refusal.class);
        Reply.Refusal refusal = (Reply.Refusal) reply;
        assertThat(refusal.status() + " " + refusal.code()).as("%s", refusal).isEqualTo(status + " " + code);
        assertThat(refusal.requestId()).as("x-amzn-RequestId").isNotEmpty();
        assertThat(refusal.message()).isNotEmpty();
        if (!UNMODELLED.contains(code)) {
            assertThat(refusal.thrown()).isEqualTo(code);
        }
        return refusal;
    }

    private Reply send(Operation operation, Map<String, ?> input) {
        called.add(operation);
        ObjectNode members = JSON.valueToTree(input);
        for (String label : operation.labels()) {
            members.put(label, label.equals("IdentityId") ? identityId : identityPoolId);
        }
        return client.call(who, operation.name(), members);
    }

    private static Map<String, Object> with(Map<String, ?> more, String name, Object value) {
        Map<String, Object> all = new HashMap<>(more);
        all.put(name, value);
        return all;
    }
}
