package cognitosync.localcloud.iam;

import cognitosync.localcloud.access.policy.PolicyDocument;
import cognitosync.localcloud.access.policy.PolicyKind;
import cognitosync.localcloud.cloudformation.resource.ResourceHandler;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.Row;
import cognitosync.localcloud.store.Schema;
import cognitosync.localcloud.store.Transaction;
import cognitosync.localcloud.store.TransactionalCache;
import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The roles that exist. They are few and needed by every request: all of them are cached until one changes. */
public final class Roles {
    private static final String INLINE = "";
    private static final String ALL = "";

    private final Database database;
    private final TransactionalCache<String, Map<String, Role>> byArn = new TransactionalCache<>(1, roles -> 1);

    /** The roles in this database, which has {@link #schema()}. */
    public Roles(Database database) {
        this.database = database;
    }

    /** The tables of roles and their policies. */
    public static Schema schema() {
        return Schema.of(Roles.class);
    }

    /** Deploys roles, and policies that are attached to them. */
    public List<ResourceHandler> handlers(SecureRandom random) {
        return List.of(new RoleHandler(this, random), new PolicyHandler(this));
    }

    /** The role of that ARN. */
    public Optional<Role> find(String arn) {
        return Optional.ofNullable(all().get(arn));
    }

    Optional<Role> named(String name) {
        return all().values().stream().filter(role -> role.name().equals(name)).findFirst();
    }

    /** Makes or replaces a role with the policies it declares itself; those attached to it from outside stay. */
    void put(Role role, JsonNode trust, Map<String, JsonNode> inlinePolicies) {
        database.write(transaction -> {
            byArn.invalidate(transaction, ALL);
            transaction.update(
                    "INSERT INTO role VALUES (?, ?, ?, ?, ?) ON CONFLICT (name) DO UPDATE"
                            + " SET arn = excluded.arn, trust = excluded.trust, managed = excluded.managed",
                    role.name(),
                    role.arn(),
                    role.roleId(),
                    trust,
                    role.managedPolicyArns());
            transaction.update("DELETE FROM role_policy WHERE role = ? AND owner = ?", role.name(), INLINE);
            for (Map.Entry<String, JsonNode> policy : inlinePolicies.entrySet()) {
                attach(transaction, role.name(), INLINE, policy.getKey(), policy.getValue());
            }
            return null;
        });
    }

    /** Attaches a policy to exactly these roles. */
    public void attach(String owner, String policyName, JsonNode document, List<String> roleNames) {
        database.write(transaction -> {
            byArn.invalidate(transaction, ALL);
            transaction.update("DELETE FROM role_policy WHERE owner = ?", owner);
            for (String role : roleNames) {
                attach(transaction, role, owner, policyName, document);
            }
            return null;
        });
    }

    public void detach(String owner) {
        change("DELETE FROM role_policy WHERE owner = ?", owner);
    }

    void delete(String name) {
        change("DELETE FROM role WHERE name = ?", name);
    }

    private void change(String sql, String argument) {
        database.write(transaction -> {
            byArn.invalidate(transaction, ALL);
            return transaction.update(sql, argument);
        });
    }

    private static void attach(Transaction transaction, String role, String owner, String name, JsonNode document)
            throws SQLException {
        transaction.update("INSERT INTO role_policy VALUES (?, ?, ?, ?)", role, owner, name, document);
    }

    private Map<String, Role> all() {
        return byArn.find(ALL, () -> Optional.of(load())).orElseThrow();
    }

    private Map<String, Role> load() {
        return database.read(transaction -> {
            Map<String, Role> roles = new LinkedHashMap<>();
            for (Role role : transaction.list("SELECT * FROM role ORDER BY name", Roles::withoutPolicies)) {
                List<PolicyDocument> policies = transaction.list(
                        "SELECT * FROM role_policy WHERE role = ? ORDER BY owner, name", Roles::policy, role.name());
                roles.put(
                        role.arn(),
                        new Role(
                                role.name(),
                                role.arn(),
                                role.roleId(),
                                role.trust(),
                                policies,
                                role.managedPolicyArns()));
            }
            return Map.copyOf(roles);
        });
    }

    private static Role withoutPolicies(Row row) throws SQLException {
        List<String> managed = new ArrayList<>();
        row.json("managed").forEach(arn -> managed.add(arn.asText()));
        String name = row.text("name");
        return new Role(
                name,
                row.text("arn"),
                row.text("role_id"),
                PolicyDocument.stored("trust policy of " + name, PolicyKind.TRUST, row.json("trust")),
                List.of(),
                managed);
    }

    private static PolicyDocument policy(Row row) throws SQLException {
        return PolicyDocument.stored(row.text("name"), PolicyKind.IDENTITY, row.json("document"));
    }
}
