package cognitosync.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Devices of the person who signed in, each an {@code AWS.CognitoSyncManager} with a store of its own. */
final class ManagedDevices implements Checked {
    private final CloudUnderTest cloud;
    private final NodeClient client;
    private final Set<Operation> called = EnumSet.noneOf(Operation.class);

    ManagedDevices(CloudUnderTest cloud, NodeClient client) {
        this.cloud = cloud;
        this.client = client;
    }

    @Override
    public Set<Operation> called() {
        return called;
    }

    /** A device that has nothing yet, signed in to the product's pool with {@code CognitoIdentityCredentials}. */
    Manager device() {
        return device(Who.PERSON);
    }

    Manager device(Who person) {
        return new Manager(signingIn(client.where()).put("identityPoolId", poolOf(person)));
    }

    /** A device of a guest. */
    Manager guest() {
        return new Manager(client.where().put("identityPoolId", poolOf(Who.PERSON_ALLOWED_ALL)));
    }

    private String poolOf(Who person) {
        return cloud.person(person).identityPoolId();
    }

    private ObjectNode signingIn(ObjectNode request) {
        ObjectNode logins = request.putObject("logins");
        cloud.logins().forEach(logins::put);
        return request;
    }

    /** What {@code synchronize} is to do with conflicts. */
    enum Resolve {
        LOCAL,
        REMOTE,
        NOT
    }

    /** One device. */
    final class Manager {
        private final String name = UUID.randomUUID().toString();
        private String identityId;

        private Manager(ObjectNode request) {
            identityId = ask("device", request).get("identityId").textValue();
        }

        /** A guest signs in; the identity may be another one afterwards. */
        void signIn() {
            identityId = ask("signIn", signingIn(JsonNodeFactory.instance.objectNode()))
                    .get("identityId")
                    .textValue();
        }

        String identityId() {
            return identityId;
        }

        void put(String dataset, String key, String value) {
            ask("put", to(dataset).put("key", key).put("value", value));
        }

        void remove(String dataset, String key) {
            ask("remove", to(dataset).put("key", key));
        }

        /** Marks the whole dataset as deleted on this device. */
        void forget(String dataset) {
            ask("forget", to(dataset));
        }

        /** What the device has. */
        Map<String, String> values(String dataset) {
            Map<String, String> values = new TreeMap<>();
            ask("values", to(dataset))
                    .get("values")
                    .properties()
                    .forEach(
                            entry -> values.put(entry.getKey(), entry.getValue().asText()));
            return values;
        }

        Synchronized synchronize(String dataset) {
            return synchronize(dataset, Resolve.NOT);
        }

        Synchronized synchronize(String dataset, Resolve resolve) {
            ObjectNode output = ask(
                    "synchronize", to(dataset).put("resolveWith", resolve.name().toLowerCase(java.util.Locale.ROOT)));
            note(output);
            return new Synchronized(output);
        }

        /** Names of the datasets that the service lists. */
        List<String> datasets() {
            JsonNode output = ask("metadata", JsonNodeFactory.instance.objectNode());
            note(output);
            List<String> names = new ArrayList<>();
            output.get("datasets")
                    .forEach(dataset -> names.add(dataset.get("DatasetName").textValue()));
            return names;
        }

        private ObjectNode to(String dataset) {
            return JsonNodeFactory.instance.objectNode().put("dataset", dataset);
        }

        private ObjectNode ask(String verb, ObjectNode request) {
            return client.ask(verb, request.put("device", name));
        }

        private void note(JsonNode output) {
            output.get("operations").forEach(operation -> called.add(Operation.valueOf(operation.textValue())));
        }
    }

    /** What became of a synchronization, told by its callbacks. */
    record Synchronized(JsonNode json) {
        boolean succeeded() {
            return json.get("outcome").textValue().equals("success");
        }

        /** Each as {@code key: local | remote}. */
        List<String> conflicts() {
            List<String> conflicts = new ArrayList<>();
            json.get("conflicts")
                    .forEach(conflict -> conflicts.add(conflict.get("key").asText() + ": "
                            + conflict.path("local").asText() + " | "
                            + conflict.path("remote").asText()));
            return conflicts;
        }

        boolean toldOfDeletion() {
            return json.has("deleted");
        }

        List<String> merged() {
            List<String> names = new ArrayList<>();
            json.get("merged").forEach(name -> names.add(name.textValue()));
            return names;
        }
    }
}
