/**
 * Tests that see the whole project: {@code Project} finds its modules, sources and classes; {@code
 * ArchitecturePageTest} and {@code ContributingPageTest} keep the pages true, {@code ModuleDirectionTest} and {@code
 * CoreDirectionTest} hold the directions drawn there, {@code CodeRulesTest} and {@code
 * SourceRulesTest} hold what every class and every file promises; {@code ErrorCodesTest} holds what every error code promises and
 * keeps the page of all codes.
 *
 * <p>All but the last carry the tag {@code gate}: {@code -Dquick} leaves them out.
 */
@NullMarked
package io.penstock.architecture;

import org.jspecify.annotations.NullMarked;
