package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.identitypool.Identity.Login;
import cognitosync.localcloud.identitypool.IdentityPools.IdentityListener;
import cognitosync.localcloud.store.Database;
import cognitosync.localcloud.store.DatabaseFixture;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An identity is asked for once before each change, so that the answer is in memory. */
class ActiveIdentitiesTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final String POOL = "eu-west-1:11111111";
    private static final Login OWNER = new Login("users", "owner");
    private static final IdentityListener NO_LISTENER = new IdentityListener() {
        @Override
        public void merged(String poolId, String from, String into) {}

        @Override
        public void deleted(String poolId, String identityId) {}

        @Override
        public void poolDeleted(String poolId) {}
    };

    @AutoClose
    private final DatabaseFixture disk = new DatabaseFixture(IdentityPools.schema());

    private final Database database = disk.database();
    private final ActiveIdentities active = new ActiveIdentities(database);
    private final Identities identities = new Identities(database, NO_LISTENER, active);
    private final Pools pools = new Pools(database, NO_LISTENER, active);
    private Identity owner;

    @BeforeEach
    void addOwner() {
        database.write(t -> t.update("INSERT INTO identity_pool (id, name) VALUES (?, 'pool')", POOL));
        owner = identities.link(POOL, Optional.empty(), List.of(OWNER), NOW);
        assertThat(active.contains(POOL, owner.id())).isTrue();
    }

    private void requireInactive(String id) {
        assertThat(active.contains(POOL, id)).isFalse();
        assertThat(active.contains(POOL, id)).as("asked again").isFalse();
    }

    @Test
    void contains_underAnotherPool_isFalse() {
        assertThat(active.contains("eu-west-1:22222222", owner.id())).isFalse();
    }

    @Test
    void contains_beforeTheIdentityExists_isNotKept() {
        String id = "eu-west-1:33333333";
        assertThat(active.contains(POOL, id)).isFalse();

        database.write(t -> t.update("INSERT INTO identity (id, pool, created_at) VALUES (?, ?, 0)", id, POOL));

        assertThat(active.contains(POOL, id)).isTrue();
    }

    @Test
    void contains_afterDeletion_isFalse() {
        identities.delete(List.of(owner.id()));

        requireInactive(owner.id());
    }

    @Test
    void contains_afterItsLastLoginWasTaken_isFalse() {
        identities.unlink(owner, List.of(OWNER), NOW);

        requireInactive(owner.id());
    }

    @Test
    void contains_afterAMerger_isTrueOfTheOneThatIsLeft() {
        Identity guest = identities.guest(POOL, NOW);
        assertThat(active.contains(POOL, guest.id())).isTrue();

        identities.link(POOL, Optional.of(guest), List.of(OWNER), NOW);

        requireInactive(guest.id());
        assertThat(active.contains(POOL, owner.id())).isTrue();
    }

    @Test
    void contains_afterThePoolWasDeleted_isFalse() {
        pools.delete(POOL);

        requireInactive(owner.id());
    }
}
