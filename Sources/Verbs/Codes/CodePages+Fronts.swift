extension CodePages {
  /// N, P and T: notebooks, the program's own commands, and the settings of the prompt.
  static let fronts = #"""
    N001 The outputs beside a notebook are damaged or cannot be read; they are never written over.
      > mlops report --run all nightly.mlops   # after deleting nightly.mlops.out
    N002 The outputs beside a notebook were written by a newer mlops; they are never written over.
      > mlops report --run all nightly.mlops   # with that mlops, or after deleting nightly.mlops.out
    N003 A page, a converted file or the outputs of a notebook cannot be written.
      > mlops report nightly.mlops -o page.html   # into a folder that you may write to
    N004 The notebook has no cell of this number, title or name.
      > %open                          # lists the cells
    N005 The file is no notebook of Jupyter that can be read.
      > mlops convert book.ipynb book.mlops
    N006 `convert` goes between .mlops, .ipynb and .md.
      > mlops convert nightly.mlops nightly.ipynb
    N007 A line such as `%run` needs an open notebook.
      > %open nightly.mlops
    N008 The session has no line that is worth a script.
      > x = 1
    N009 The session cannot be written to this file.
      > %save session.mlops            # into a folder that you may write to
    P001 The script has no such flag.
      > mlops run nightly.mlops --help
    P002 The script has no statement to test.
      > 1 + 1   #=> 2
    P003 `mlops help` knows no such word.
      > mlops help
    P004 The formatted script cannot be written.
      > mlops fmt --check nightly.mlops
    P005 The words behind `mlops` cannot be understood.
      > mlops --help
    T001 A setting of config.mlops is unknown or cannot be so; the others hold.
      > mlops help config
    """#
}
