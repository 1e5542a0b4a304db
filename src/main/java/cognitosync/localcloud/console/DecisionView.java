package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.Statement;

/**
 * A decision in words.
 *
 * @param kind {@code allowed} or {@code denied}, or {@code none} where no policy was asked
 * @param word the same for people
 * @param because what decided
 * @param logicalId the resource of the template whose statement decided; empty where none did
 */
record DecisionView(String kind, String word, String because, String logicalId) {
    static final DecisionView NONE = new DecisionView("none", "No policy asked", "", "");

    static DecisionView of(Evaluation judgement, TemplatePlaces places) {
        Decision decision = judgement.decision();
        return new DecisionView(
                decision.isAllowed() ? "allowed" : "denied",
                decision.isAllowed() ? "Allowed" : "Denied",
                because(judgement),
                decision.decidedBy()
                        .flatMap(statement -> places.of(judgement, statement))
                        .map(TemplatePlace::logicalId)
                        .orElse(""));
    }

    static String name(Evaluation judgement, Statement statement) {
        return "statement " + (statement.position() + 1)
                + statement.sid().map(sid -> " (" + sid + ")").orElse("") + " of " + policy(judgement, statement);
    }

    // A role has one trust policy and a bucket one policy; only the others have names of their own.
    private static String policy(Evaluation judgement, Statement statement) {
        return switch (judgement.kindOf(statement)) {
            case TRUST -> "the trust policy";
            case RESOURCE -> "the bucket policy";
            case IDENTITY -> statement.policyName();
        };
    }

    private static String because(Evaluation judgement) {
        Decision decision = judgement.decision();
        if (decision instanceof Decision.AllowedToOwner) {
            return "to the account’s owner";
        }
        if (decision instanceof Decision.DeniedBySession) {
            return "by the session policy that guests get, whatever the role allows";
        }
        if (decision instanceof Decision.DeniedByAccessBlock) {
            return "by the bucket’s public access block, whatever its policy grants to everybody";
        }
        return decision.decidedBy()
                .map(statement -> "by " + name(judgement, statement))
                .orElse("because no statement allows it");
    }
}
