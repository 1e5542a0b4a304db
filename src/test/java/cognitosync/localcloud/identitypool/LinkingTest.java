package cognitosync.localcloud.identitypool;

import static org.assertj.core.api.Assertions.assertThat;

import cognitosync.localcloud.identitypool.Identity.Login;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules by which identities become one. */
class LinkingTest {
    private static final Login ONE = new Login("pool-1", "one");
    private static final Login ANOTHER_ONE = new Login("pool-1", "another");
    private static final Login TWO = new Login("pool-2", "two");
    private static final Identity GUEST = identity("g", 1);
    private static final Identity FIRST = identity("b", 2, ONE);
    private static final Identity SECOND = identity("a", 3, TWO);

    private static Identity identity(String id, int at, Login... logins) {
        Instant created = Instant.ofEpochSecond(at);
        return new Identity(id, "pool", created, created, false, List.of(logins));
    }

    @Test
    void loginsOfNoIdentity_makeOne() {
        assertThat(Linking.of(Optional.empty(), List.of(), List.of(ONE, TWO))).isEqualTo(new Linking.Made());
    }

    @Test
    void aLoginThatIsKnown_changesNothing() {
        assertThat(Linking.of(Optional.empty(), List.of(FIRST), List.of(ONE)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(), List.of()));
        assertThat(Linking.of(Optional.of(FIRST), List.of(FIRST), List.of(ONE)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(), List.of()));
    }

    @Test
    void aNewLogin_beside_aKnownOne_isAdded() {
        assertThat(Linking.of(Optional.empty(), List.of(FIRST), List.of(ONE, TWO)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(), List.of(TWO)));
    }

    @Test
    void aGuest_withANewLogin_staysTheIdentity() {
        assertThat(Linking.of(Optional.of(GUEST), List.of(), List.of(ONE)))
                .isEqualTo(new Linking.Joined(GUEST, List.of(), List.of(ONE)));
    }

    @Test
    void aGuest_withALoginThatHasAnIdentity_isMergedIntoThat() {
        assertThat(Linking.of(Optional.of(GUEST), List.of(FIRST), List.of(ONE)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(GUEST), List.of()));
    }

    @Test
    void twoIdentities_becomeTheOlder_orTheOneThatIsNamed() {
        assertThat(Linking.of(Optional.empty(), List.of(SECOND, FIRST), List.of(TWO, ONE)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(SECOND), List.of()));
        assertThat(Linking.of(Optional.of(SECOND), List.of(SECOND, FIRST), List.of(TWO, ONE)))
                .isEqualTo(new Linking.Joined(SECOND, List.of(FIRST), List.of()));
        assertThat(Linking.of(Optional.of(GUEST), List.of(SECOND, FIRST), List.of(TWO, ONE)))
                .isEqualTo(new Linking.Joined(FIRST, List.of(SECOND, GUEST), List.of()));
    }

    @Test
    void anIdentityWithLogins_byNoneOfThem_isNotTaken() {
        assertThat(Linking.of(Optional.of(FIRST), List.of(), List.of(TWO))).isEqualTo(new Linking.NoMatch());
        assertThat(Linking.of(Optional.of(FIRST), List.of(SECOND), List.of(TWO)))
                .isEqualTo(new Linking.NoMatch());
    }

    @Test
    void anIdentityThatIsDisabled_isNoGuest() {
        Identity disabled = new Identity("x", "pool", Instant.EPOCH, Instant.EPOCH, true, List.of());
        assertThat(Linking.of(Optional.of(disabled), List.of(), List.of(ONE))).isEqualTo(new Linking.NoMatch());
        assertThat(Linking.of(Optional.of(disabled), List.of(FIRST), List.of(ONE)))
                .isEqualTo(new Linking.NoMatch());
    }

    @Test
    void twoUsersOfOneUserPool_areNeverOneIdentity() {
        Identity both = identity("c", 4, ONE, TWO);
        assertThat(Linking.of(Optional.of(both), List.of(both), List.of(TWO, ANOTHER_ONE)))
                .isEqualTo(new Linking.Conflict());
        Identity other = identity("d", 5, ANOTHER_ONE);
        assertThat(Linking.of(Optional.empty(), List.of(both, other), List.of(TWO, ANOTHER_ONE)))
                .isEqualTo(new Linking.Conflict());
    }
}
