package cognitosync.localcloud.console;

import cognitosync.localcloud.access.policy.Decision;
import cognitosync.localcloud.access.policy.Evaluation;
import cognitosync.localcloud.access.policy.Statement;
import cognitosync.localcloud.console.TemplatePlaces.TemplatePlace;

/**
 * A decision in words.
 *
 * @param kind {@code allowed} or {@code denied}, or {@code none} where no policy was asked
 * @param word {@code kind} as the page writes it
 * @param because what decided
 * @param logicalId the resource of the template whose statement decided; empty where none did
 */
record DecisionView(String kind, String word, String because, String logicalId) {
    static final DecisionView NONE = new DecisionView("none", "No policy asked", "", "");

    static DecisionView of(Evaluation evaluation, TemplatePlaces places) {
        Decision decision = evaluation.decision();
        return new DecisionView(
                decision.isAllowed() ? "allowed" : "denied",
                decision.isAllowed() ? "Allowed" : "Denied",
                because(evaluation),
                decision.decidedBy()
                        .flatMap(statement -> places.of(evaluation, statement))
                        .map(TemplatePlace::logicalId)
                        .orElse(""));
    }

    static String name(Evaluation evaluation, Statement statement) {
        return "statement " + (statement.position() + 1)
                + statement.sid().map(sid -> " (" + sid + ")").orElse("") + " of " + policy(evaluation, statement);
    }

    // A role has one trust policy and a bucket one policy; only the others have names of their own.
    private static String policy(Evaluation evaluation, Statement statement) {
        return switch (evaluation.kindOf(statement)) {
            case TRUST -> "the trust policy";
            case RESOURCE -> "the bucket policy";
            case IDENTITY -> statement.policyName();
        };
    }

    private static String because(Evaluation evaluation) {
        Decision decision = evaluation.decision();
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
                .map(statement -> "by " + name(evaluation, statement))
                .orElse("because no statement allows it");
    }
}
