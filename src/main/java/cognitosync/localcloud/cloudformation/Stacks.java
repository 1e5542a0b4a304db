package cognitosync.localcloud.cloudformation;

import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The stacks of the local account. */
public final class Stacks {
    /**
     * What stacks need.
     *
     * @param database where they are recorded
     * @param accountId twelve digits
     * @param region such as {@code eu-west-1}
     * @param system what parameters may read
     * @param handlers one for each resource type that is run
     */
    public record Needs(
            Database database,
            String accountId,
            String region,
            SystemParameters system,
            List<ResourceHandler> handlers) {
        /** Takes a copy. */
        public Needs {
            handlers = List.copyOf(handlers);
        }
    }

    private final Needs needs;
    private final StackRecords records;
    private final Map<String, ResourceHandler> handlers = new LinkedHashMap<>();

    /** Composes them; a handler given here goes before the list of types that are not run. */
    public Stacks(Needs needs) {
        this.needs = needs;
        this.records = new StackRecords(needs.database());
        List<ResourceHandler> all = new ArrayList<>(TypeNotRun.all());
        all.addAll(needs.handlers());
        all.forEach(handler -> handlers.put(handler.type(), handler));
    }

    /** The tables of stacks and their resources. */
    public static Schema schema() {
        return StackRecords.SCHEMA;
    }

    /** The stack of that name, with an id of its own from the first time on that it is asked for. */
    public DeployedStack stack(String name) {
        if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,127}")) {
            throw new DeploymentException("The stack name " + name
                    + " is not allowed: a letter, then letters, digits and hyphens, at most 128.");
        }
        String fresh = "arn:" + Partition.of(needs.region()).id() + ":cloudformation:" + needs.region() + ":"
                + needs.accountId() + ":stack/" + name + "/" + UUID.randomUUID();
        StackIdentity identity =
                new StackIdentity(records.stackId(name, fresh), name, needs.region(), needs.accountId());
        return new DeployedStack(identity, records, Map.copyOf(handlers), needs.system());
    }
}
