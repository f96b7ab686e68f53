import {
  type Disposable,
  EventEmitter,
  l10n,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeView,
  window,
} from 'vscode';
import type { TreeNode } from './treeNode.ts';

/** A view of the container: a tree of nodes that is read again when something changed. */
export interface RolesView extends Disposable {
  readonly id: string;
  readonly tree: TreeView<TreeNode>;
  refresh(): void;
}

/** Makes a view of the manifest show nodes; a failure is told in the view instead of an empty tree. */
export function createRolesView(id: string, roots: () => Promise<readonly TreeNode[]>): RolesView {
  const changes = new EventEmitter<undefined>();
  let isStale = false;
  const tree = window.createTreeView<TreeNode>(id, {
    showCollapseAll: true,
    treeDataProvider: {
      onDidChangeTreeData: changes.event,
      getTreeItem: itemOf,
      async getChildren(node) {
        try {
          return [...((await (node === undefined ? roots() : node.children?.())) ?? [])];
        } catch (error) {
          return [failed(node?.id ?? id, error)];
        }
      },
    },
  });
  const listener = tree.onDidChangeVisibility(({ visible }) => {
    if (!visible || !isStale) return;
    isStale = false;
    changes.fire(undefined);
  });
  return {
    id,
    tree,
    refresh() {
      // Nobody sees a hidden view, and what it shows costs a question to the server.
      isStale = !tree.visible;
      if (tree.visible) changes.fire(undefined);
    },
    dispose() {
      listener.dispose();
      changes.dispose();
      tree.dispose();
    },
  };
}

function itemOf(node: TreeNode): TreeItem {
  const item = new TreeItem(node.label, collapsibleState(node));
  item.id = node.id;
  item.contextValue = node.context;
  if (node.description !== undefined) item.description = node.description;
  if (node.tooltip !== undefined) item.tooltip = node.tooltip;
  if (node.icon !== undefined) {
    const { name, colour } = node.icon;
    item.iconPath = new ThemeIcon(name, colour === undefined ? undefined : new ThemeColor(colour));
  }
  if (node.command !== undefined) {
    item.command = { command: node.command.id, title: node.label, arguments: [...node.command.arguments] };
  }
  // A screen reader says the state with the name.
  item.accessibilityInformation = { label: [node.label, node.description].filter((each) => each).join(', ') };
  return item;
}

function collapsibleState({ children, isOpen }: TreeNode): TreeItemCollapsibleState {
  if (children === undefined) return TreeItemCollapsibleState.None;
  return isOpen === true ? TreeItemCollapsibleState.Expanded : TreeItemCollapsibleState.Collapsed;
}

function failed(parent: string, error: unknown): TreeNode {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    id: `${parent}/failed`,
    label: l10n.t('This could not be read: {0}', reason),
    tooltip: reason,
    icon: { name: 'error' },
    context: 'failure',
    subject: {},
  };
}
