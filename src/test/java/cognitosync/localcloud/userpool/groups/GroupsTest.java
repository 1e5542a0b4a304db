package cognitosync.localcloud.userpool.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cognitosync.localcloud.protocol.AwsException;
import cognitosync.localcloud.userpool.BrowserClient;
import cognitosync.localcloud.userpool.PoolFixture;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Groups and memberships as stored. */
class GroupsTest {
    private static final Groups.Settings NOTHING =
            new Groups.Settings(Optional.empty(), Optional.empty(), Optional.empty());
    private static final Groups.Settings ALL = new Groups.Settings(
            Optional.of("Readers"), Optional.of("arn:aws:iam::123456789012:role/Read"), Optional.of(0));

    @AutoClose
    private final PoolFixture pool = new PoolFixture();

    private final Groups groups = new Groups(pool.database, pool::now);
    private String sub;

    @BeforeEach
    void signUp() {
        new BrowserClient(pool).signUpAndConfirm();
        sub = pool.userPools.users().list(pool.poolId, "", 1).get(0).sub();
    }

    @Test
    void create_keepsWhatIsSaid_andOneOfEachNameInAPool() {
        Group made = groups.create(pool.poolId, "a", ALL);
        assertThat(groups.find(pool.poolId, "a")).contains(made);
        assertThat(made.precedence()).contains(0);
        assertThat(groups.create("eu-west-1_Other1234", "a", NOTHING).roleArn()).isEmpty();
        refused("GroupExistsException", () -> groups.create(pool.poolId, "a", NOTHING));
        assertThat(groups.find(pool.poolId, "a")).contains(made);
    }

    @Test
    void update_replacesSettings_andKeepsMembers() {
        Group made = groups.create(pool.poolId, "a", ALL);
        groups.add(pool.poolId, "a", sub);
        pool.later(Duration.ofMinutes(1));
        Group changed = groups.update(pool.poolId, "a", NOTHING);
        assertThat(changed.precedence()).isEmpty();
        assertThat(changed.createdAt()).isEqualTo(made.createdAt());
        assertThat(changed.modifiedAt()).isEqualTo(pool.now());
        assertThat(groups.members(pool.poolId, "a", "", 9)).containsExactly(sub);
        refused("ResourceNotFoundException", () -> groups.update(pool.poolId, "b", NOTHING));
    }

    @Test
    void membership_beginsOnce_andEndsWithTheGroupOrTheUser() {
        groups.create(pool.poolId, "a", NOTHING);
        groups.create(pool.poolId, "b", ALL);
        groups.add(pool.poolId, "a", sub);
        groups.add(pool.poolId, "a", sub);
        groups.add(pool.poolId, "b", sub);
        assertThat(groups.claims(pool.poolId, sub).names()).containsExactly("b", "a");
        groups.remove(pool.poolId, "a", sub);
        groups.remove(pool.poolId, "a", sub);
        assertThat(groups.members(pool.poolId, "a", "", 9)).isEmpty();
        assertThat(groups.delete(pool.poolId, "b")).isTrue();
        assertThat(groups.delete(pool.poolId, "b")).isFalse();
        assertThat(groups.claims(pool.poolId, sub)).isEqualTo(GroupClaims.NONE);
        groups.add(pool.poolId, "a", sub);
        pool.userPools.users().adminDeleteUser(pool.poolId, sub);
        assertThat(groups.members(pool.poolId, "a", "", 9)).isEmpty();
        refused("ResourceNotFoundException", () -> groups.add(pool.poolId, "c", sub));
    }

    @Test
    void lists_goOnBehindAName() {
        List.of("c", "a", "b").forEach(name -> {
            groups.create(pool.poolId, name, NOTHING);
            groups.add(pool.poolId, name, sub);
        });
        assertThat(groups.list(pool.poolId, "", 2)).extracting(Group::name).containsExactly("a", "b");
        assertThat(groups.list(pool.poolId, "b", 2)).extracting(Group::name).containsExactly("c");
        assertThat(groups.ofUser(pool.poolId, sub, "a", 9))
                .extracting(Group::name)
                .containsExactly("b", "c");
        assertThat(groups.members(pool.poolId, "a", sub, 9)).isEmpty();
    }

    @Test
    void add_toAHundredAndFirstGroup_isRefused() {
        for (int i = 0; i < 100; i++) {
            groups.create(pool.poolId, "group-" + i, NOTHING);
            groups.add(pool.poolId, "group-" + i, sub);
        }
        groups.create(pool.poolId, "one-more", NOTHING);
        refused("LimitExceededException", () -> groups.add(pool.poolId, "one-more", sub));
        assertThat(groups.members(pool.poolId, "one-more", "", 9)).isEmpty();
        groups.add(pool.poolId, "group-7", sub);
    }

    private static void refused(String code, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOf(AwsException.class)
                .extracting(error -> ((AwsException) error).code())
                .isEqualTo(code);
    }
}
