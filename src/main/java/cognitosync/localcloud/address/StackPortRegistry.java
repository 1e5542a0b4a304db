package cognitosync.localcloud.address;

import cognitosync.localcloud.account.OpenResources;
import cognitosync.localcloud.cloudformation.stack.StackOwners;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Schema;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which ports each stack is reached at. One has the ports that the options name; each further one has two free ports of its
 * own, which are remembered.
 */
public final class StackPortRegistry implements Origins.Hosts {
    private final Database database;
    private final StackOwners owners;
    private final StackPorts first;
    private final OpenResources opened;
    private final Map<String, StackPorts> further = new HashMap<>();

    public StackPortRegistry(Database database, StackPorts first, OpenResources opened) {
        this.database = database;
        this.owners = new StackOwners(database);
        this.first = first;
        this.opened = opened;
    }

    /** Whose the first ports are, and which ports the others had. */
    public static Schema schema() {
        return Schema.of(StackPortRegistry.class);
    }

    /** From now on the first ports are this stack's. */
    public synchronized void giveFirst(String stack) {
        database.write(t -> t.update(
                "INSERT INTO first_stack VALUES (1, ?) ON CONFLICT (only_one) DO UPDATE SET name = excluded.name",
                stack));
    }

    /** The first ports are free for the next stack; until it comes, they tell what was deleted. */
    public synchronized void takeFirst(String stack) {
        database.write(t -> t.update("DELETE FROM first_stack WHERE name = ?", stack));
    }

    /** The ports of that stack; it has some from the first time on that somebody asks. */
    public synchronized StackPorts of(String stack) {
        Optional<String> holder = database.read(t -> t.first("SELECT name FROM first_stack", row -> row.text("name")));
        if (holder.isEmpty() && further.containsKey(stack)) {
            // It is reached at ports of its own already, and stays there until the next start.
            return further.get(stack);
        }
        if (holder.isEmpty()) {
            giveFirst(stack);
        }
        return holder.orElse(stack).equals(stack) ? first : further.computeIfAbsent(stack, this::open);
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
    public Origins.Pair ofBucket(String name, Optional<String> asking) {
        return pair(owners.of("AWS::S3::Bucket", name).or(() -> asking));
    }

    @Override
    public Origins.Pair ofDomain(String prefix, Optional<String> asking) {
        return pair(owners.of("AWS::Cognito::UserPoolDomain", prefix).or(() -> asking));
    }

    private Origins.Pair pair(Optional<String> stack) {
        return stack.map(this::of).orElse(first).pair();
    }
}
