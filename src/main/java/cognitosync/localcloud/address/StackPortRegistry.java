package cognitosync.localcloud.address;

import cognitosync.localcloud.account.OpenResources;
import cognitosync.localcloud.cloudformation.stack.Stacks;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Assigns ports to stacks. One stack has the default ports, which the options name; each other has two free ports of its own, which
 * are stored.
 */
public final class StackPortRegistry implements Origins.Hosts {
    private final Database database;
    private final StackPorts defaultPorts;
    private final OpenResources opened;
    private final Map<String, StackPorts> ownPorts = new HashMap<>();

    public StackPortRegistry(Database database, StackPorts defaultPorts, OpenResources opened) {
        this.database = database;
        this.defaultPorts = defaultPorts;
        this.opened = opened;
    }

    /** Which stack has the default ports, and which ports the others had. */
    public static Schema schema() {
        return Schema.of(StackPortRegistry.class);
    }

    /** Assigns the default ports to that stack. */
    public synchronized void assignDefaultPorts(String stack) {
        database.write(t -> t.update(
                "INSERT INTO first_stack VALUES (1, ?) ON CONFLICT (only_one) DO UPDATE SET name = excluded.name",
                stack));
    }

    /** Releases the default ports of a deleted stack; until the next stack has them, they answer as the deleted one. */
    public synchronized void releaseDefaultPorts(String stack) {
        database.write(t -> t.update("DELETE FROM first_stack WHERE name = ?", stack));
    }

    /** The ports of that stack; assigned at the first call. */
    public synchronized StackPorts of(String stack) {
        Optional<String> holder = database.read(t -> t.first("SELECT name FROM first_stack", row -> row.text("name")));
        if (holder.isEmpty() && ownPorts.containsKey(stack)) {
            // It answers at ports of its own already, and stays there until the next start.
            return ownPorts.get(stack);
        }
        if (holder.isEmpty()) {
            assignDefaultPorts(stack);
        }
        return holder.orElse(stack).equals(stack) ? defaultPorts : ownPorts.computeIfAbsent(stack, this::open);
    }

    private StackPorts open(String stack) {
        Origins.Pair earlier = database.read(t -> t.first(
                        "SELECT * FROM stack_ports WHERE stack = ?",
                        row -> new Origins.Pair((int) row.number("website"), (int) row.number("sign_in")),
                        stack))
                .orElse(new Origins.Pair(0, 0));
        StackPorts ports = StackPorts.bind(earlier);
        opened.add(ports::close);
        database.write(t -> t.update(
                "INSERT INTO stack_ports VALUES (?, ?, ?) ON CONFLICT (stack) DO UPDATE SET website = excluded.website,"
                        + " sign_in = excluded.sign_in",
                stack,
                ports.pair().website(),
                ports.pair().signIn()));
        ports.start();
        return ports;
    }

    @Override
    public Origins.Pair ofBucket(String name, Optional<String> requesting) {
        return pair(Stacks.owner(database, "AWS::S3::Bucket", name).or(() -> requesting));
    }

    @Override
    public Origins.Pair ofDomain(String prefix, Optional<String> requesting) {
        return pair(
                Stacks.owner(database, "AWS::Cognito::UserPoolDomain", prefix).or(() -> requesting));
    }

    private Origins.Pair pair(Optional<String> stack) {
        return stack.map(this::of).orElse(defaultPorts).pair();
    }
}
