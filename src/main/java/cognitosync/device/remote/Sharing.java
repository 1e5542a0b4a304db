package cognitosync.device.remote;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Datasets that several people use, for one of them: callers do not depend on the backend, which has this or has not. Names of
 * people are what they call themselves.
 */
public interface Sharing {
    /** What a member may do. */
    enum Role {
        /** Read. */
        READER,
        /** Read and write. */
        WRITER;

        /** As everybody calls it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The datasets of somebody else.
     *
     * @return refuses what the role of the person does not allow, and says so
     */
    DatasetClient datasetsOf(String owner);

    /** The datasets of the person, and what others share with the person. */
    Overview overview();

    /** The members of one of the person's datasets. */
    List<Member> members(String dataset);

    /**
     * Invites one other person.
     *
     * @param dataset of the person
     * @param lasting how long the invitation can be accepted
     * @param name of the person
     */
    Invitation invite(String dataset, Role role, Duration lasting, String name);

    /**
     * Becomes a member.
     *
     * @param token of an invitation
     * @param name of the person
     */
    Shared accept(String token, String name);

    /** Removes a member from one of the person's datasets; does nothing if that is no member of it. */
    void remove(String dataset, String member);

    /** Leaves a dataset; does nothing if the person is no member of it. */
    void leave(String owner, String dataset);

    /**
     * Whose datasets there are.
     *
     * @param own names of the person's datasets
     * @param others what others share with the person
     */
    record Overview(List<String> own, List<Shared> others) {}

    /**
     * A dataset that somebody else shares.
     *
     * @param owner identity id
     * @param ownerName empty if it is not known any more
     * @param dataset its name
     * @param role of the person who asks
     */
    record Shared(String owner, Optional<String> ownerName, String dataset, Role role) {}

    /**
     * Somebody with whom a dataset is shared.
     *
     * @param id identity id
     */
    record Member(String id, String name, Role role, Instant since) {}

    /**
     * What makes one person a member.
     *
     * @param token a secret: whoever knows it first can accept
     */
    record Invitation(String token, String dataset, Role role, Instant expires) {
        /** Without the secret. */
        @Override
        public String toString() {
            return dataset + " " + role + " " + expires;
        }
    }
}
